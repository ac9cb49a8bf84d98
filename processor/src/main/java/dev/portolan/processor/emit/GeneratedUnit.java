package dev.portolan.processor.emit;

import dev.portolan.schema.Desired;
import java.util.List;
import javax.lang.model.element.Element;

/**
 * A unit that is to be written.
 *
 * @param packageName of the generated classes; empty for the unnamed package
 * @param desired null when only the classes are written, because the mapping has errors
 * @param originating the elements that it is made from
 */
public record GeneratedUnit(
        String name, String packageName, Defaults defaults, Desired desired, List<? extends Element> originating) {
    /** What the generated main takes when the command line is silent. */
    public record Defaults(String dialect, String dir, String format, List<String> exclude) {
        public Defaults {
            exclude = List.copyOf(exclude);
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

    String graphPath() {
        return graphPath(name);
    }

    static String graphPath(String unit) {
        return "META-INF/portolan/" + unit + ".graph";
    }
}
