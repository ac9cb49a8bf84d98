package dev.portolan.processor;

import dev.portolan.processor.emit.GeneratedUnit;
import dev.portolan.processor.emit.Output;
import dev.portolan.processor.emit.OutputIndex;
import dev.portolan.processor.graph.GraphBuilder;
import dev.portolan.processor.graph.naming.Naming;
import dev.portolan.processor.jpa.Validation;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.HibernateSettings;
import dev.portolan.processor.model.ModelBuilder;
import dev.portolan.processor.model.Unit;
import dev.portolan.processor.model.ValidationRules;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.Desired;
import dev.portolan.schema.GraphText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads all units of a compilation and builds their graphs. */
final class UnitsBuilder {
    private final ProcessingEnvironment environment;
    private final Compilation compilation;
    private final Reporter reporter;
    private final boolean inBackground;
    private final Map<String, OutputIndex> indexes = new HashMap<>();
    private boolean incomplete;

    /** @param inBackground whether graphs may be built while the compiler goes on; one that has something to report is left out */
    UnitsBuilder(ProcessingEnvironment environment, Compilation compilation, Reporter reporter, boolean inBackground) {
        this.environment = environment;
        this.compilation = compilation;
        this.reporter = reporter;
        this.inBackground = inBackground;
    }

    UnitsBuilt build() {
        Elements elements = environment.getElementUtils();
        SortedMap<String, TypeElement> entities = compilation.entities(reporter);
        SortedMap<String, TypeElement> converters = compilation.converters();
        SortedMap<String, TypeElement> embeddables = compilation.embeddables();
        SortedMap<String, Element> declarations = compilation.declarations();
        Settings settings = new Settings(environment.getOptions(), reporter);
        Output output = new Output(environment.getFiler());
        boolean mapped = XmlFiles.isThere(output) || settings.given(Option.ORM_XML) != null;
        List<UnitPlan> plans = entities.isEmpty() && declarations.isEmpty() && !mapped
                ? List.of()
                : new Units(elements, output, settings, compilation::isOurs, reporter)
                        .plan(declarations.values(), entities.values());

        OutputIndex index = OutputIndex.empty();
        index.entities().addAll(entities.keySet());
        index.converters().addAll(converters.keySet());
        index.embeddables().addAll(embeddables.keySet());
        index.declarations().addAll(declarations.keySet());
        List<GeneratedUnit> units = new ArrayList<>();
        for (UnitPlan plan : plans) {
            if (plan.packageName() == null) {
                continue;
            }
            GeneratedUnit unit = unit(plan, new Known(converters, embeddables), settings, index);
            units.add(unit);
            index.units().add(unit.name());
            index.generated().add(unit.generatorClass());
            index.generated().add(unit.sourceClass());
        }
        return new UnitsBuilt(units, index, incomplete);
    }

    private ValidationRules rules(Settings settings, UnitPlan plan) {
        String mode = settings.get(Option.BEAN_VALIDATION);
        if (mode.equals("on") && environment.getElementUtils().getTypeElement(Validation.PRESENT) == null) {
            reporter.report(Message.VALIDATION_MISSING, null, "-A" + Option.BEAN_VALIDATION.key());
        }
        return !plan.settings().validates() ? ValidationRules.OFF : ValidationRules.DEFAULT;
    }

    /** Classes that count without being led to, by binary name. */
    private record Known(SortedMap<String, TypeElement> converters, SortedMap<String, TypeElement> embeddables) {}

    /** Null when it leads into a jar that brings converters or embeddables along: those are known from now on. */
    private Unit model(UnitPlan plan, Known known, ValidationRules rules) {
        Reporter attempt = new Reporter();
        ModelBuilder builder = new ModelBuilder(
                environment.getTypeUtils(),
                environment.getElementUtils(),
                attempt,
                known.converters().values(),
                known.embeddables().values(),
                rules,
                plan.settings().hibernate(),
                plan.settings().envers(),
                plan.view());
        Unit model = builder.build(
                plan.name(),
                plan.entities(),
                plan.origin() == null ? null : plan.origin().element());
        boolean more = false;
        for (TypeElement type : builder.seen()) {
            if (!compilation.isOurs(type)) {
                OutputIndex its = beside(type);
                more |= add(its.converters(), known.converters());
                more |= add(its.embeddables(), known.embeddables());
            }
        }
        if (more) {
            return null;
        }
        reporter.add(attempt);
        incomplete |= builder.incomplete();
        return model;
    }

    private String binary(TypeElement type) {
        return environment.getElementUtils().getBinaryName(type).toString();
    }

    /** What the jar of that class says it has. */
    private OutputIndex beside(TypeElement type) {
        if (binary(type).startsWith("java.")) {
            return OutputIndex.empty();
        }
        return indexes.computeIfAbsent(
                environment.getElementUtils().getPackageOf(type).toString(),
                p -> OutputIndex.beside(new Output(environment.getFiler()), binary(type)));
    }

    /** @return whether one was not known */
    private boolean add(Collection<String> names, SortedMap<String, TypeElement> known) {
        boolean more = false;
        for (String name : names) {
            TypeElement type = environment.getElementUtils().getTypeElement(name.replace('$', '.'));
            more |= type != null && known.putIfAbsent(name, type) == null;
        }
        return more;
    }

    private GeneratedUnit unit(UnitPlan plan, Known compiled, Settings settings, OutputIndex index) {
        Known known = new Known(new TreeMap<>(compiled.converters()), new TreeMap<>(compiled.embeddables()));
        plan.converters().forEach(c -> known.converters().put(binary(c), c));
        plan.embeddables().forEach(e -> known.embeddables().put(binary(e), e));
        ValidationRules rules = rules(settings, plan);
        Unit model;
        do {
            model = model(plan, known, rules);
        } while (model == null);
        Set<Element> originating = new LinkedHashSet<>();
        if (plan.origin() != null) {
            originating.add(plan.origin().element());
        }
        for (EntityModel entity : model.entities()) {
            Element element = entity.origin().element();
            originating.add(element);
            if (element instanceof TypeElement type && compilation.isOurs(type)) {
                index.entities()
                        .add(environment.getElementUtils().getBinaryName(type).toString());
            }
        }
        return new GeneratedUnit(
                plan.name(),
                plan.packageName(),
                plan.defaults(),
                incomplete ? CompletableFuture.completedFuture(null) : graph(model, plan),
                List.copyOf(originating));
    }

    private Future<String> graph(Unit model, UnitPlan plan) {
        Naming naming = plan.naming();
        HibernateSettings settings = plan.settings().hibernate();
        if (inBackground && !reporter.hasErrors()) {
            Reporter silent = new Reporter();
            return Background.start(() -> {
                Desired desired = GraphBuilder.build(model, naming, settings, silent);
                return silent.messages().isEmpty() ? GraphText.write(desired) : null;
            });
        }
        Desired desired = GraphBuilder.build(model, naming, settings, reporter);
        return Background.start(() -> GraphText.write(desired));
    }
}
