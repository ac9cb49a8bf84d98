package dev.portolan.processor;

import com.google.auto.service.AutoService;
import dev.portolan.processor.emit.Emitter;
import dev.portolan.processor.emit.GeneratedUnit;
import dev.portolan.processor.emit.Output;
import dev.portolan.processor.emit.OutputIndex;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Turns the entities of a compilation into {@code META-INF/portolan/<unit>.graph} and a {@code MigrationGenerator} for each
 * persistence unit.
 *
 * <p>It looks at every compilation: a changed enum without any annotation may change a column. It claims no annotation. Classes
 * are generated as soon as all types are there, resources in the last round.
 */
@AutoService(Processor.class)
public final class PortolanProcessor extends AbstractProcessor {
    private static final String RUNTIME = "dev.portolan.migrate.SchemaSource";

    private final Set<String> generated = new HashSet<>();
    private final Reporter reporter = new Reporter();
    private Compilation compilation;
    private UnitsBuilt built;
    private boolean mapped;
    private boolean failed;
    private boolean waited;
    private boolean waiting;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Arrays.stream(Option.values()).map(Option::key).collect(Collectors.toSet());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!failed) {
            try {
                work(round);
            } catch (RuntimeException | StackOverflowError e) {
                failed = true;
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                reporter.report(Message.INTERNAL, null, trace);
                reporter.print(processingEnv.getMessager(), Set.of());
            }
        }
        return false;
    }

    private void work(RoundEnvironment round) {
        if (compilation == null) {
            Output output = new Output(processingEnv.getFiler());
            compilation = new Compilation(processingEnv.getElementUtils(), output);
            mapped = XmlFiles.isThere(output) || processingEnv.getOptions().containsKey(Option.ORM_XML.key());
        }
        boolean matters = compilation.add(round.getRootElements()) || mapped && built == null || waiting;
        if (!round.processingOver()) {
            if (matters && built == null) {
                Rehearsal.start();
            }
            // whichever of the two is first on the processor path, Lombok asks for another round
            waiting = matters && !waited && compilation.unwritten();
            if (waiting) {
                waited = true;
                return;
            }
            if (matters || built == null && !compilation.former().isEmpty() || built != null && built.incomplete()) {
                build(true);
            }
        } else if (waiting && !round.errorRaised()) {
            // Lombok is no processor here
            build(false);
            if (!failed && !built.incomplete()) {
                finish();
            }
        } else if (built != null && !built.incomplete()) {
            if (built.units().stream().anyMatch(u -> u.text().isEmpty())) {
                build(false); // elements of an earlier round have no place in the sources any more
            }
            if (!failed && !round.errorRaised()) {
                finish();
            }
        }
    }

    private void build(boolean inBackground) {
        built = new UnitsBuilder(processingEnv, compilation, reporter, inBackground).build();
        if (built.incomplete()) {
            // another processor may make the missing types; if none does, the compiler reports them
            return;
        }
        if (!built.units().isEmpty()) {
            classes();
        }
        failed = reporter.hasErrors();
        reporter.print(processingEnv.getMessager(), compilation.compiled());
    }

    private void classes() {
        if (processingEnv.getElementUtils().getTypeElement(RUNTIME) == null) {
            reporter.report(Message.RUNTIME_MISSING, null, Version.TEXT);
            return;
        }
        Emitter emitter = new Emitter(processingEnv.getFiler(), reporter);
        for (GeneratedUnit unit : built.units()) {
            if (generated.add(unit.generatorClass())) {
                emitter.classes(unit);
            }
        }
    }

    private void finish() {
        List<GeneratedUnit> units = built.units();
        OutputIndex current = built.index();
        Emitter emitter = new Emitter(processingEnv.getFiler(), reporter);
        emitter.resources(
                compilation.former(),
                current,
                units,
                name -> current.generated().contains(name)
                        || !compilation.former().generated().contains(name) && compilation.exists(name));
        DriftChecks.run(processingEnv, units, reporter);
        reporter.print(processingEnv.getMessager(), compilation.compiled());
    }
}
