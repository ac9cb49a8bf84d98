package dev.portolan.processor.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The entities of one persistence unit.
 *
 * @param name of the unit
 * @param entities sorted by class name; every association's target is among them, unless an error was reported
 * @param generators all {@code @SequenceGenerator}s and {@code @TableGenerator}s with a name, sorted by it
 * @param envers how Envers is set
 * @param extensions names of {@code @Extension}, on entities and their packages, as written
 */
public record Unit(
        String name,
        List<EntityModel> entities,
        List<Generator> generators,
        EnversSettings envers,
        SortedSet<String> extensions) {
    public Unit {
        entities = List.copyOf(entities);
        generators = List.copyOf(generators);
    }

    /** The entities by class name. A new map at each call. */
    public Map<String, EntityModel> byClass() {
        return entities.stream().collect(Collectors.toMap(EntityModel::className, Function.identity()));
    }

    public Optional<Generator> generator(String generatorName) {
        return generators.stream().filter(g -> g.name().equals(generatorName)).findFirst();
    }
}
