package dev.portolan.processor;

import dev.portolan.processor.emit.GeneratedUnit.Defaults;
import dev.portolan.processor.graph.naming.Naming;
import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.MigrationsReader;
import dev.portolan.processor.jpa.UnitSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Which units there are, and which entities belong to each. */
final class Units {
    private static final String DEFAULT = "default";

    private final Elements elements;
    private final Settings settings;
    private final Reporter reporter;

    Units(Elements elements, Settings settings, Reporter reporter) {
        this.elements = elements;
        this.settings = settings;
        this.reporter = reporter;
    }

    /**
     * Plans all units.
     *
     * @param declarations elements with {@code @Migrations}
     * @param entities of the compilation and its output
     */
    List<UnitPlan> plan(Collection<Element> declarations, Collection<TypeElement> entities) {
        List<UnitSpec> specs = declarations.stream().map(MigrationsReader::read).toList();
        Members members = new Members(elements, reporter);
        List<String> include = settings.list(Option.INCLUDE);
        if (specs.isEmpty()) {
            List<TypeElement> all =
                    include.isEmpty() ? List.copyOf(entities) : members.named(include, List.of(), entities, null);
            return all.isEmpty() ? List.of() : List.of(implied(all));
        }
        List<UnitPlan> plans = new ArrayList<>();
        Set<TypeElement> taken = new HashSet<>();
        for (UnitSpec spec : specs) {
            if (names(spec)) {
                List<TypeElement> own = members.named(spec.packages(), types(spec), entities, spec.origin());
                taken.addAll(own);
                plans.add(declared(spec, own));
            }
        }
        boolean rest = false;
        for (UnitSpec spec : specs) {
            if (!names(spec)) {
                rest = true;
                Collection<TypeElement> own =
                        include.isEmpty() ? entities : members.named(include, List.of(), entities, null);
                plans.add(declared(
                        spec, own.stream().filter(e -> !taken.contains(e)).toList()));
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

    private static boolean names(UnitSpec spec) {
        return !spec.packages().isEmpty() || !spec.classes().isEmpty();
    }

    private List<TypeElement> types(UnitSpec spec) {
        List<TypeElement> types = new ArrayList<>();
        for (TypeMirror type : spec.classes()) {
            TypeElement element = type instanceof DeclaredType d ? (TypeElement) d.asElement() : null;
            if (element != null && Annotations.of(element).has(Jpa.ENTITY)) {
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

    private UnitPlan implied(List<TypeElement> entities) {
        String given = settings.given(Option.PACKAGE);
        return new UnitPlan(
                DEFAULT,
                given == null ? derived(entities) : given,
                naming(settings.get(Option.NAMING)),
                defaults(null, null, null, List.of(), new ShapeDefaults(settings, reporter).of(null)),
                entities,
                null);
    }

    private UnitPlan declared(UnitSpec spec, List<TypeElement> entities) {
        String given = settings.given(Option.PACKAGE);
        if (entities.isEmpty()) {
            reporter.report(
                    Message.UNIT_EMPTY,
                    spec.origin(),
                    unitName(spec),
                    spec.packages().isEmpty() ? "this compilation" : String.join(", ", spec.packages()));
        }
        return new UnitPlan(
                unitName(spec),
                given == null ? spec.packageName() : given,
                naming(spec),
                defaults(
                        spec.dialect(),
                        spec.dir(),
                        spec.format(),
                        spec.exclude(),
                        new ShapeDefaults(settings, reporter).of(spec)),
                entities,
                spec.origin());
    }

    private Naming naming(UnitSpec spec) {
        if (blank(spec.naming())) {
            return naming(settings.get(Option.NAMING));
        }
        Naming found = naming(spec.naming());
        if (found == null) {
            String allowed = String.join(", ", Option.NAMING.allowed());
            reporter.report(
                    Message.OPTION_VALUE, spec.origin().at("naming"), "@Migrations(naming)", spec.naming(), allowed);
            return Naming.JPA;
        }
        return found;
    }

    private static Naming naming(String option) {
        return Arrays.stream(Naming.values())
                .filter(n -> n.option().equals(option))
                .findFirst()
                .orElse(null);
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

    /** The longest common package; null after an error. */
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
            return null;
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
