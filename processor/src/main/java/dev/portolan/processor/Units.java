package dev.portolan.processor;

import dev.portolan.processor.emit.GeneratedUnit.Defaults;
import dev.portolan.processor.emit.Output;
import dev.portolan.processor.graph.naming.Naming;
import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.MigrationsReader;
import dev.portolan.processor.jpa.UnitSpec;
import dev.portolan.processor.jpa.xml.PersistenceUnit;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Which units there are, and which entities belong to each. */
final class Units {
    private static final String DEFAULT = "default";

    private final Elements elements;
    private final Output output;
    private final Settings settings;
    private final Predicate<TypeElement> ours;
    private final Reporter reporter;
    private final XmlFiles files;

    /** @param ours whether a class is compiled into this output */
    Units(Elements elements, Output output, Settings settings, Predicate<TypeElement> ours, Reporter reporter) {
        this.elements = elements;
        this.output = output;
        this.settings = settings;
        this.ours = ours;
        this.reporter = reporter;
        this.files = new XmlFiles(output, settings, reporter);
    }

    /**
     * Plans all units.
     *
     * @param declarations elements with {@code @Migrations}
     * @param entities of the compilation and its output
     */
    List<UnitPlan> plan(Collection<Element> declarations, Collection<TypeElement> entities) {
        List<UnitSpec> specs = declarations.stream().map(MigrationsReader::read).toList();
        Contents contents = new Contents(elements, new Members(elements, output, reporter), files, entities, reporter);
        List<PersistenceUnit> persistence = files.persistenceUnits();
        if (specs.isEmpty()) {
            return implied(contents, persistence);
        }
        List<UnitPlan> plans = new ArrayList<>();
        Set<TypeElement> taken = new HashSet<>();
        for (UnitSpec spec : specs) {
            if (names(spec)) {
                Content own = contents.named(spec.packages(), types(spec), of(spec, persistence), spec.origin());
                taken.addAll(own.entities());
                plans.add(declared(spec, own));
            }
        }
        boolean rest = false;
        for (UnitSpec spec : specs) {
            if (!names(spec)) {
                PersistenceUnit unit = of(spec, persistence);
                rest |= unit == null || unit.unlisted();
                Content own = rest(contents, unit);
                plans.add(declared(spec, own.without(taken)));
                if (unit != null && !unit.unlisted()) {
                    taken.addAll(own.entities());
                }
            }
        }
        if (!rest) {
            entities.stream()
                    .filter(e -> !taken.contains(e))
                    .forEach(e -> reporter.report(Message.ENTITY_IN_NO_UNIT, Origin.of(e), e.getQualifiedName()));
        }
        check(plans);
        return plans;
    }

    private Content rest(Contents contents, PersistenceUnit unit) {
        List<String> include = settings.list(Option.INCLUDE);
        return include.isEmpty() ? contents.all(unit) : contents.named(include, List.of(), unit, null);
    }

    /** Without {@code @Migrations}: one unit, when a class of this output is in it. */
    private List<UnitPlan> implied(Contents contents, List<PersistenceUnit> persistence) {
        if (persistence.size() > 1) {
            String names = persistence.stream().map(PersistenceUnit::name).collect(Collectors.joining(", "));
            reporter.report(Message.PERSISTENCE_UNITS, null, names);
        }
        Content all = rest(contents, persistence.size() == 1 ? persistence.get(0) : null);
        boolean named = !settings.list(Option.INCLUDE).isEmpty();
        boolean any =
                named ? !all.entities().isEmpty() : all.entities().stream().anyMatch(ours);
        return any ? List.of(implied(all)) : List.of();
    }

    /** The {@code <persistence-unit>} of that name, the only one for a declaration without a name; null for none. */
    private static PersistenceUnit of(UnitSpec spec, List<PersistenceUnit> persistence) {
        boolean unnamed = spec.name() == null || spec.name().isEmpty();
        return persistence.stream()
                .filter(p -> unnamed ? persistence.size() == 1 : p.name().equals(spec.name()))
                .findFirst()
                .orElse(null);
    }

    private static boolean names(UnitSpec spec) {
        return !spec.packages().isEmpty() || !spec.classes().isEmpty();
    }

    private List<TypeElement> types(UnitSpec spec) {
        List<TypeElement> types = new ArrayList<>();
        for (TypeMirror type : spec.classes()) {
            TypeElement element = type instanceof DeclaredType d ? (TypeElement) d.asElement() : null;
            Annotations annotations = element == null ? Annotations.NONE : Annotations.of(element);
            if (annotations.has(Jpa.ENTITY) || annotations.has(Jpa.CONVERTER)) {
                types.add(element);
            } else {
                reporter.report(Message.TARGET_UNKNOWN, spec.origin().at("classes"), type, unitName(spec));
            }
        }
        return types;
    }

    private static String unitName(UnitSpec spec) {
        return spec.name() == null || spec.name().isEmpty() ? DEFAULT : spec.name();
    }

    private UnitPlan implied(Content content) {
        String given = settings.given(Option.PACKAGE);
        UnitSettings of = settings(content, settings.given(Option.NAMING) != null);
        return new UnitPlan(
                DEFAULT,
                given == null ? derived(content.entities()) : given,
                naming(of),
                of,
                defaults(null, null, null, List.of(), new ShapeDefaults(settings, reporter).of(null)),
                content.entities(),
                converters(content),
                content.embeddables(),
                content.overlay(),
                null);
    }

    /** Those of the unit and those of the option. */
    private List<TypeElement> converters(Content content) {
        List<TypeElement> all = new ArrayList<>(content.converters());
        for (String name : settings.list(Option.CONVERTERS)) {
            TypeElement type = elements.getTypeElement(name);
            if (type == null || !content.overlay().of(type).has(Jpa.CONVERTER)) {
                reporter.report(
                        type == null ? Message.CLASS_UNKNOWN : Message.CONVERTER_OPTION,
                        null,
                        name,
                        type == null ? "" : "-A" + Option.CONVERTERS.key());
            } else {
                all.add(type);
            }
        }
        return all;
    }

    private UnitPlan declared(UnitSpec spec, Content content) {
        String given = settings.given(Option.PACKAGE);
        if (content.entities().isEmpty()) {
            reporter.report(
                    Message.UNIT_EMPTY,
                    spec.origin(),
                    unitName(spec),
                    spec.packages().isEmpty() ? "this compilation" : String.join(", ", spec.packages()));
        }
        UnitSettings of = settings(content, !blank(spec.naming()) || settings.given(Option.NAMING) != null);
        return new UnitPlan(
                unitName(spec),
                given == null ? spec.packageName() : given,
                blank(spec.naming()) ? naming(of) : naming(spec),
                of,
                defaults(
                        spec.dialect(),
                        spec.dir(),
                        spec.format(),
                        spec.exclude(),
                        new ShapeDefaults(settings, reporter).of(spec)),
                content.entities(),
                converters(content),
                content.embeddables(),
                content.overlay(),
                spec.origin());
    }

    private UnitSettings settings(Content content, boolean named) {
        return UnitSettings.of(content.unit(), content.overlay().unitDefaults(), named, settings, output, reporter);
    }

    private Naming naming(UnitSettings said) {
        return said.naming() == null ? Naming.of(settings.get(Option.NAMING)).orElse(null) : said.naming();
    }

    private Naming naming(UnitSpec spec) {
        Naming found = Naming.of(spec.naming()).orElse(null);
        if (found == null || !Option.NAMING.allowed().contains(spec.naming())) {
            String allowed = String.join(", ", Option.NAMING.allowed());
            reporter.report(
                    Message.OPTION_VALUE, spec.origin().at("naming"), "@Migrations(naming)", spec.naming(), allowed);
            return Naming.JPA;
        }
        return found;
    }

    private Defaults defaults(
            String dialect, String dir, String format, List<String> exclude, ShapeDefaults.Said shape) {
        return new Defaults(
                blank(dialect) ? settings.get(Option.DIALECT) : dialect,
                blank(dir) ? settings.get(Option.DIR) : dir,
                blank(format) ? settings.get(Option.FORMAT) : format,
                exclude,
                shape.kinds(),
                shape.lockTimeout(),
                shape.statementTimeout());
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** The longest common package; empty for the unnamed one. */
    private String derived(List<TypeElement> entities) {
        String common = null;
        for (TypeElement entity : entities) {
            String own = elements.getPackageOf(entity).getQualifiedName().toString();
            common = common == null ? own : common(common, own);
        }
        boolean unnamed =
                entities.stream().allMatch(e -> elements.getPackageOf(e).isUnnamed());
        if (common.isEmpty() && !unnamed) {
            reporter.report(Message.NO_PACKAGE, null, DEFAULT);
            return common;
        }
        if (!unnamed) {
            reporter.report(Message.PACKAGE_DERIVED, null, common, common);
        }
        return common;
    }

    private static String common(String a, String b) {
        List<String> first = List.of(a.split("\\."));
        List<String> second = List.of(b.split("\\."));
        int n = 0;
        while (n < Math.min(first.size(), second.size()) && first.get(n).equals(second.get(n))) {
            n++;
        }
        return String.join(".", first.subList(0, n));
    }

    private void check(List<UnitPlan> plans) {
        Map<String, UnitPlan> byName = new HashMap<>();
        Map<String, UnitPlan> byPackage = new HashMap<>();
        for (UnitPlan plan : plans) {
            if (!plan.name().matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
                reporter.report(Message.UNIT_NAME, plan.origin().at("name"), plan.name());
            }
            if (byName.putIfAbsent(plan.name(), plan) != null) {
                reporter.report(Message.UNIT_TWICE, plan.origin().at("name"), plan.name());
                continue;
            }
            UnitPlan other = byPackage.putIfAbsent(plan.packageName(), plan);
            if (other != null) {
                reporter.report(
                        Message.UNIT_PACKAGE_TWICE, plan.origin(), other.name(), plan.name(), plan.packageName());
            }
        }
    }
}
