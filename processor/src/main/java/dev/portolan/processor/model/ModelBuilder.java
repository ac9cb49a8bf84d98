package dev.portolan.processor.model;

import dev.portolan.processor.jpa.AnnotationView;
import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Builds the model of a persistence unit from its classes. */
public final class ModelBuilder {
    private final Classes classes;
    private final Readers readers;
    private final Entities entities;
    private final OwnTables own;
    private final Set<TypeElement> searched = new HashSet<>();

    /**
     * @param converters classes with {@code @Converter}; those with {@code autoApply} convert what they fit
     * @param rules of validation
     */
    public ModelBuilder(
            Types types,
            Elements elements,
            Reporter reporter,
            Collection<TypeElement> converters,
            ValidationRules rules) {
        this(
                types,
                elements,
                reporter,
                converters,
                List.of(),
                rules,
                HibernateSettings.NONE,
                EnversSettings.DEFAULT,
                AnnotationView.SOURCES);
    }

    /**
     * @param converters as above
     * @param embeddables classes with {@code @Embeddable}, which may extend those that are used
     * @param settings of the Hibernate that will run
     * @param envers how Envers is set
     * @param view the annotations that count
     */
    public ModelBuilder(
            Types types,
            Elements elements,
            Reporter reporter,
            Collection<TypeElement> converters,
            Collection<TypeElement> embeddables,
            ValidationRules rules,
            HibernateSettings settings,
            EnversSettings envers,
            AnnotationView view) {
        this.classes = new Classes(types, elements, view);
        this.readers = Readers.of(
                classes,
                reporter,
                new Converters(classes, reporter, converters),
                new EmbeddableTree(classes, reporter, embeddables),
                rules,
                settings,
                envers);
        this.entities = new Entities(readers);
        this.own = new OwnTables(reporter, classes);
    }

    /**
     * Builds the unit of these entities and of those that they extend or refer to.
     *
     * <p>Mistakes are reported, and what they leave undefined is left out; nothing is thrown.
     *
     * @param unit its classes with {@code @Entity}, in any order
     * @param declared the class or package with its {@code @Migrations}; null for none
     */
    public Unit build(String unitName, Collection<TypeElement> unit, Element declared) {
        Map<String, EntityModel> built;
        SortedSet<String> extensions = new TreeSet<>();
        do {
            extensions.clear();
            built = buildAll(unit, extensions);
        } while (readers.generators().foundLate());
        if (declared != null) {
            extensions.addAll(own.extensions(Annotations.of(declared)));
        }
        return new Unit(
                unitName, List.copyOf(built.values()), readers.generators().all(), readers.envers(), extensions);
    }

    /** Whether a type was missing in what was built: another processor may make it in a later round. */
    public boolean incomplete() {
        return classes.incomplete();
    }

    /** The classes that were looked at: entities, what is above them, and the types of their attributes. */
    public Set<TypeElement> seen() {
        return classes.seen();
    }

    private Map<String, EntityModel> buildAll(Collection<TypeElement> unit, Set<String> extensions) {
        Map<String, EntityModel> built = new TreeMap<>();
        Set<String> known = new HashSet<>();
        Deque<TypeElement> waiting = new ArrayDeque<>();
        readers.generators().on(classes.unitAnnotations());
        unit.stream().sorted(Comparator.comparing(Classes::name)).forEach(e -> add(e, known, waiting));
        while (!waiting.isEmpty()) {
            TypeElement type = waiting.poll();
            readers.reporter().focus(Origin.of(type));
            Lineage lineage = Lineage.of(type, classes);
            EntityModel model = entities.of(type, lineage);
            if (model == null) {
                continue;
            }
            built.put(model.className(), model);
            extensions.addAll(model.extras().extensions());
            extensions.addAll(own.extensions(classes.packageAnnotations(type)));
            if (lineage.parent() != null) {
                add(lineage.parent(), known, waiting);
            }
            for (TypeElement target : List.copyOf(classes.referred().values())) {
                if (classes.isEntity(target)) {
                    add(target, known, waiting);
                }
            }
            classes.referred().clear();
        }
        readers.reporter().focus(null);
        return built;
    }

    private void add(TypeElement entity, Set<String> known, Deque<TypeElement> waiting) {
        if (known.add(Classes.name(entity))) {
            waiting.add(entity);
            readers.validations().subclass(entity);
            searchGenerators(entity);
        }
    }

    private void searchGenerators(TypeElement entity) {
        for (TypeElement at = entity; at != null && searched.add(at); at = classes.superclass(at)) {
            readers.generators().on(classes.annotations(at));
            readers.members().all(at).forEach(m -> readers.generators().on(m.annotations()));
        }
        readers.generators().on(classes.packageAnnotations(entity));
    }
}
