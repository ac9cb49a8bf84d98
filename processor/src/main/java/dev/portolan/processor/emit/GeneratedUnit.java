package dev.portolan.processor.emit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.lang.model.element.Element;

/**
 * A unit that is to be written.
 *
 * @param packageName of the generated classes; empty for the unnamed package
 * @param graph its text, made while the compiler goes on; null, or a failure, when there is something to report
 * @param originating the elements that it is made from
 */
public record GeneratedUnit(
        String name, String packageName, Defaults defaults, Future<String> graph, List<? extends Element> originating) {
    /** What the generated main takes when the command line is silent. */
    public record Defaults(
            String dialect,
            String dir,
            String format,
            List<String> exclude,
            String shape,
            String lockTimeout,
            String statementTimeout) {
        public Defaults {
            exclude = List.copyOf(exclude);
        }

        /** Without shapes. */
        public Defaults(String dialect, String dir, String format, List<String> exclude) {
            this(dialect, dir, format, exclude, "", "", "");
        }
    }

    public GeneratedUnit {
        originating = List.copyOf(originating);
    }

    public String generatorClass() {
        return qualified(Sources.GENERATOR);
    }

    public String sourceClass() {
        return qualified(Sources.SOURCE);
    }

    private String qualified(String simpleName) {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    /** The text of the graph, waited for; empty when there is something to report first. */
    public Optional<String> text() {
        try {
            return Optional.ofNullable(graph.get());
        } catch (ExecutionException e) {
            return Optional.empty(); // who builds it again, with a reporter, has the failure too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String graphPath() {
        return graphPath(name);
    }

    static String graphPath(String unit) {
        return "META-INF/portolan/" + unit + ".graph";
    }
}
