package dev.portolan.processor.emit;

import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/** Writes all units of a compilation, and removes what an earlier one wrote and none has any more. */
public final class Emitter {
    private final Output output;
    private final Filer filer;
    private final Reporter reporter;

    public Emitter(Filer filer, Reporter reporter) {
        this.output = new Output(filer);
        this.filer = filer;
        this.reporter = reporter;
    }

    /** Writes the classes of a unit, which do not depend on its entities. */
    public void classes(GeneratedUnit unit) {
        try {
            Sources.write(unit, filer);
        } catch (IOException e) {
            reporter.report(Message.FILE_WRITE, null, unit.generatorClass(), e.getMessage());
        }
    }

    /**
     * Writes everything but the classes.
     *
     * @param former what the output held before
     * @param current the same, with the units that are written now
     * @param exists whether a class is on the class path
     */
    public void resources(
            OutputIndex former, OutputIndex current, Collection<GeneratedUnit> units, Predicate<String> exists) {
        for (GeneratedUnit unit : units) {
            write(unit.graphPath(), unit.text().orElseThrow(), unit.originating());
        }
        minus(former.units(), current.units()).forEach(u -> output.delete(GeneratedUnit.graphPath(u)));
        minus(former.generated(), current.generated()).forEach(output::deleteClass);
        List<Element> all = units.stream()
                .flatMap(u -> u.originating().stream())
                .distinct()
                .map(Element.class::cast)
                .toList();
        services(former, units, all, exists);
        if (current.isEmpty()) {
            output.delete(OutputIndex.PATH);
        } else {
            write(OutputIndex.PATH, current.text(), all);
        }
    }

    private void services(
            OutputIndex former, Collection<GeneratedUnit> units, List<Element> all, Predicate<String> exists) {
        String text = output.read(ServiceFile.SOURCES).orElse("");
        List<String> sources = units.stream().map(GeneratedUnit::sourceClass).toList();
        String merged = ServiceFile.merge(text, former.generated(), sources, exists);
        if (merged.isEmpty()) {
            output.delete(ServiceFile.SOURCES);
        } else {
            write(ServiceFile.SOURCES, merged, all);
        }
    }

    private void write(String path, String text, Collection<? extends Element> originating) {
        try {
            output.write(path, text, originating);
        } catch (IOException e) {
            reporter.report(Message.FILE_WRITE, null, path, e.getMessage());
        }
    }

    private static Collection<String> minus(Collection<String> all, Collection<String> some) {
        Collection<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
