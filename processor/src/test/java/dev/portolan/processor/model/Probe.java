package dev.portolan.processor.model;

import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles sources and builds the model of their entities. */
final class Probe {
    private static final String HEADER = "package t; import jakarta.persistence.*; import dev.portolan.annotations.*;"
            + " import java.util.*; import java.time.*; import java.math.*;";

    private final Compilation compilation;
    private final Unit unit;
    private final boolean incomplete;

    private Probe(Compilation compilation, Unit unit, boolean incomplete) {
        this.compilation = compilation;
        this.unit = unit;
        this.incomplete = incomplete;
    }

    /** @param source classes of package {@code t}, with the usual imports; the first line is line 2 */
    static Probe of(String source) {
        return of(List.of(JavaFileObjects.forSourceString("t.Source", HEADER + "\n" + source)), List.of());
    }

    static Probe of(List<JavaFileObject> sources, List<String> options) {
        Builder builder = new Builder();
        List<String> all = new ArrayList<>(options);
        all.add("-Xlint:-processing");
        Compilation compilation =
                javac().withProcessors(builder).withOptions(all).compile(sources);
        if (builder.failure != null) {
            throw new AssertionError("the builder threw", builder.failure);
        }
        return new Probe(compilation, builder.unit, builder.incomplete);
    }

    /** The model of sources that compile without a word. */
    static Unit model(String source) {
        Probe probe = of(source);
        assertEquals(List.of(), probe.said());
        return probe.unit;
    }

    static EntityModel entity(String source, String name) {
        return entity(model(source), name);
    }

    static EntityModel entity(Unit unit, String name) {
        return unit.entities().stream()
                .filter(e -> e.className().endsWith("." + name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entity " + name));
    }

    static AttributeModel attribute(EntityModel entity, String path) {
        return find(entity.attributes(), path);
    }

    static AttributeModel.Basic basic(EntityModel entity, String path) {
        return (AttributeModel.Basic) attribute(entity, path);
    }

    private static AttributeModel find(Collection<AttributeModel> attributes, String path) {
        for (AttributeModel a : attributes) {
            if (a.path().equals(path)) {
                return a;
            }
            if (a instanceof AttributeModel.Embedded e && path.startsWith(a.path() + ".")) {
                return find(e.attributes(), path);
            }
        }
        throw new AssertionError("no attribute " + path + " in "
                + attributes.stream().map(AttributeModel::path).toList());
    }

    boolean incomplete() {
        return incomplete;
    }

    Unit unit() {
        return unit;
    }

    /** Errors and warnings, as {@code line: text}, in the order of lines. */
    List<String> said() {
        return compilation.diagnostics().stream()
                .filter(d -> d.getKind() != Diagnostic.Kind.NOTE && d.getKind() != Diagnostic.Kind.OTHER)
                .map(d -> d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
                .sorted()
                .toList();
    }

    /**
     * Compiles sources in which each line ends with what is said about it: {@code //! text}. Nothing else may be said.
     */
    static void assertSaid(String source) {
        String[] lines = (HEADER + "\n" + source).split("\n");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            int at = lines[i].indexOf("//! ");
            if (at >= 0) {
                for (String text : lines[i].substring(at + 4).split(" //! ")) {
                    expected.add((i + 1) + ": " + text);
                }
            }
        }
        assertEquals(
                expected.stream().sorted().collect(Collectors.joining("\n")),
                String.join("\n", of(source).said()));
    }

    private static final class Builder extends AbstractProcessor {
        private Unit unit;
        private boolean incomplete;
        private RuntimeException failure;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (round.processingOver()) {
                return false;
            }
            try {
                build(round);
            } catch (RuntimeException e) {
                failure = e;
            }
            return false;
        }

        private void build(RoundEnvironment round) {
            Reporter reporter = new Reporter();
            ModelBuilder builder = new ModelBuilder(
                    processingEnv.getTypeUtils(),
                    processingEnv.getElementUtils(),
                    reporter,
                    with(round, Jpa.CONVERTER),
                    ValidationRules.DEFAULT);
            unit = builder.build("default", with(round, Jpa.ENTITY), null);
            incomplete = builder.incomplete();
            reporter.print(
                    processingEnv.getMessager(),
                    round.getRootElements().stream()
                            .map(Element::toString)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        private Set<TypeElement> with(RoundEnvironment round, String annotation) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(annotation);
            return type == null
                    ? Set.of()
                    : new LinkedHashSet<>(ElementFilter.typesIn(round.getElementsAnnotatedWith(type)));
        }
    }
}
