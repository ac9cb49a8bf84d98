package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.model.Generation.Strategy;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads {@code @GeneratedValue}. */
final class Generations {
    /** Hibernate's own name for a sequence that is called after its table. */
    private static final String SEQUENCE = "sequence";

    private final Readers readers;

    Generations(Readers readers) {
        this.readers = readers;
    }

    /** @return null when the values are not generated */
    Generation of(Attribute attribute, Annotations annotations, BasicType type, Scope scope) {
        Mirror m = annotations.get(Jpa.GENERATED_VALUE);
        Mirror own = attribute.id() ? annotations.withMeta(Hibernate.ID_GENERATOR_TYPE) : null;
        if (own != null && (m != null || own.name().equals(Hibernate.NATIVE_GENERATOR))) {
            return by(own);
        }
        if (m == null) {
            return null;
        }
        if (!attribute.id()) {
            if (!scope.embedded()) {
                readers.reporter().report(Message.GENERATED_NOT_ID, m.origin());
            }
            return null;
        }
        String written = m.constant("strategy");
        String strategy = written == null ? "AUTO" : written;
        String name = m.string("generator");
        return switch (strategy) {
            case "IDENTITY" -> new Generation(Strategy.IDENTITY, name, null, m.origin());
            case "UUID" -> program(m, type, name);
            case "SEQUENCE" -> generated(Strategy.SEQUENCE, name, find(name, strategy, annotations, scope), m);
            case "TABLE" -> generated(Strategy.TABLE, name, find(name, strategy, annotations, scope), m);
            default -> auto(attribute, name, type, annotations, scope, m);
        };
    }

    /** What an annotation of a generator's own says: of those that are not Hibernate's, only the program knows. */
    private Generation by(Mirror generator) {
        return generator.name().equals(Hibernate.NATIVE_GENERATOR)
                ? new Generation(Strategy.NATIVE, null, readers.generators().ofDialect(generator), generator.origin())
                : new Generation(Strategy.PROGRAM, null, null, generator.origin());
    }

    /** The annotation of a generator on the class that declares the id, or else on its package; null for none. */
    private Mirror around(Attribute attribute) {
        Element at = attribute.origin().element().getEnclosingElement();
        while (at != null && !(at instanceof TypeElement)) {
            at = at.getEnclosingElement();
        }
        if (at == null) {
            return null;
        }
        Mirror found = readers.classes().annotations((TypeElement) at).withMeta(Hibernate.ID_GENERATOR_TYPE);
        while (found == null && at.getEnclosingElement() != null && at.getKind() != ElementKind.PACKAGE) {
            at = at.getEnclosingElement();
        }
        return found != null || at.getKind() != ElementKind.PACKAGE
                ? found
                : Annotations.of(at).withMeta(Hibernate.ID_GENERATOR_TYPE);
    }

    /**
     * What a name of Hibernate's means, which needs no {@code @GeneratedValue}: a generator of the mapping, or Hibernate's
     * {@code sequence}.
     *
     * @return null when the values are made by the program
     */
    Generation named(String name, Origin origin, Annotations annotations, Scope scope) {
        Generator found = name == null ? null : find(name, "AUTO", annotations, scope);
        if (found instanceof Generator.OfProgram) {
            return null;
        }
        if (found != null && name.equals(found.name())) {
            return new Generation(strategy(found), name, found, origin);
        }
        return SEQUENCE.equals(name) ? new Generation(Strategy.SEQUENCE, null, null, origin) : null;
    }

    private Generation program(Mirror m, BasicType type, String name) {
        if (type != Scalar.UUID && type != Scalar.STRING && type != Scalar.BYTES) {
            readers.reporter().report(Message.UUID_TYPE, m.at("strategy"));
        }
        return new Generation(Strategy.PROGRAM, name, null, m.origin());
    }

    private Generation auto(
            Attribute attribute, String name, BasicType type, Annotations annotations, Scope scope, Mirror m) {
        Generator found = find(name, "AUTO", annotations, scope);
        if (found instanceof Generator.OfProgram program) {
            return new Generation(program.identity() ? Strategy.IDENTITY : Strategy.PROGRAM, name, null, m.origin());
        }
        boolean generic = found != null && isGeneric(found);
        Mirror around = found == null && GenericGenerators.kind(name) == null ? around(attribute) : null;
        if (around != null) {
            return by(around);
        }
        if (!generic && (type == Scalar.UUID || type == Scalar.STRING || type == Scalar.BYTES)) {
            return new Generation(Strategy.PROGRAM, name, null, m.origin());
        }
        GenericGenerators.Kind word = found == null ? GenericGenerators.kind(name) : null;
        if (word != null) {
            return new Generation(Strategy.valueOf(word.name()), null, null, m.origin());
        }
        return generated(strategy(found), name, found, m);
    }

    /** @param found null for none */
    private static Strategy strategy(Generator found) {
        if (found instanceof Generator.OfTable) {
            return Strategy.TABLE;
        }
        return found instanceof Generator.OfDialect ? Strategy.NATIVE : Strategy.SEQUENCE;
    }

    private static boolean isGeneric(Generator generator) {
        AnnotationMirror of = generator.origin().annotation();
        return of != null
                && ((TypeElement) of.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(Hibernate.GENERIC_GENERATOR);
    }

    private static Generation generated(Strategy strategy, String name, Generator generator, Mirror m) {
        return new Generation(strategy, name, generator, m.origin());
    }

    /** By name: on the member, its classes, in the unit. Without a name, or else one without a name: on the member, its classes. */
    private Generator find(String name, String strategy, Annotations annotations, Scope scope) {
        List<Generator> near = new ArrayList<>(readers.generators().on(annotations));
        for (TypeElement type : scope.generators()) {
            near.addAll(readers.generators().on(readers.classes().annotations(type)));
        }
        if (name != null) {
            for (Generator g : near) {
                if (name.equals(g.name()) && (strategy.equals("AUTO") || !isGeneric(g))) {
                    return g;
                }
            }
            Generator global = readers.generators().named(name);
            if (global != null && (strategy.equals("AUTO") || !isGeneric(global))) {
                return global;
            }
        }
        boolean any = strategy.equals("AUTO");
        return near.stream()
                .filter(g -> (name == null || g.name() == null) && !isGeneric(g))
                .filter(g -> any || strategy.equals("TABLE") == g instanceof Generator.OfTable)
                .findFirst()
                // without a name Hibernate takes one of its own, whatever that is called
                .or(() -> near.stream().filter(g -> any && name == null).findFirst())
                .orElse(null);
    }
}
