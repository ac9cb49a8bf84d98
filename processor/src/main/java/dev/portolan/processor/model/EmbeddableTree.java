package dev.portolan.processor.model;

import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Which embeddables extend which: of those that are known, and of sealed ones those that they permit. */
final class EmbeddableTree {
    private final Classes classes;
    private final Reporter reporter;
    private final Map<String, List<TypeElement>> below = new HashMap<>();

    /** @param known classes with {@code @Embeddable} */
    EmbeddableTree(Classes classes, Reporter reporter, Collection<TypeElement> known) {
        this.classes = classes;
        this.reporter = reporter;
        known.stream()
                .filter(classes::isEmbeddable)
                .sorted(Comparator.comparing(Classes::name))
                .forEach(this::add);
    }

    private void add(TypeElement type) {
        TypeElement above = above(type);
        if (above != null) {
            below.computeIfAbsent(Classes.name(above), n -> new ArrayList<>()).add(type);
        }
    }

    /** The nearest class above it that is embeddable; null for none. */
    TypeElement above(TypeElement type) {
        for (TypeElement at = classes.superclass(type); at != null; at = classes.superclass(at)) {
            if (classes.isEmbeddable(at)) {
                return at;
            }
        }
        return null;
    }

    /** All below it, each before those that extend it; one row may be any of them. @param use where mistakes are told */
    List<TypeElement> below(TypeElement type, Origin use) {
        List<TypeElement> direct = new ArrayList<>(below.getOrDefault(Classes.name(type), List.of()));
        if (type.getModifiers().contains(Modifier.SEALED)) {
            for (TypeMirror permitted : type.getPermittedSubclasses()) {
                TypeElement one = classes.element(permitted);
                if (one != null && !classes.isEmbeddable(one)) {
                    reporter.report(Message.EMBEDDABLE_SEALED, use, Classes.name(type), Classes.name(one));
                } else if (one != null && direct.stream().noneMatch(d -> same(d, one))) {
                    direct.add(one);
                }
            }
        }
        List<TypeElement> all = new ArrayList<>();
        for (TypeElement one : direct) {
            all.add(one);
            all.addAll(below(one, use));
        }
        return all;
    }

    private static boolean same(TypeElement a, TypeElement b) {
        return Classes.name(a).equals(Classes.name(b));
    }
}
