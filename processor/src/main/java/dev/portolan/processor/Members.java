package dev.portolan.processor;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The entities that names of packages and classes mean, those of jars included. */
final class Members {
    private static final String ALONE = ".*";

    private final Elements elements;
    private final Reporter reporter;

    Members(Elements elements, Reporter reporter) {
        this.elements = elements;
        this.reporter = reporter;
    }

    /** @param names of packages, which bring their subpackages, of packages alone ({@code a.b.*}), and of classes */
    List<TypeElement> named(
            Collection<String> names,
            Collection<TypeElement> classes,
            Collection<TypeElement> entities,
            Origin origin) {
        SortedMap<String, TypeElement> found = new TreeMap<>();
        classes.forEach(c -> put(found, c));
        for (String name : names) {
            int before = found.size();
            entities.stream().filter(e -> within(e, name)).forEach(e -> put(found, e));
            TypeElement type = elements.getTypeElement(name);
            PackageElement packageElement = elements.getPackageElement(
                    name.endsWith(ALONE) ? name.substring(0, name.length() - ALONE.length()) : name);
            if (type != null && Annotations.of(type).has(Jpa.ENTITY)) {
                put(found, type);
            } else if (packageElement != null) {
                ElementFilter.typesIn(packageElement.getEnclosedElements()).forEach(t -> collect(found, t));
            }
            if (found.size() == before && type == null && packageElement == null) {
                List<String> known = entities.stream()
                        .map(e -> elements.getPackageOf(e).getQualifiedName().toString())
                        .toList();
                reporter.report(
                        Message.CLASS_UNKNOWN,
                        origin == null ? null : origin.at("packages"),
                        name,
                        DidYouMean.among(known, name));
            }
        }
        return List.copyOf(found.values());
    }

    private void collect(SortedMap<String, TypeElement> found, TypeElement type) {
        if (Annotations.of(type).has(Jpa.ENTITY)) {
            put(found, type);
        }
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(t -> collect(found, t));
    }

    private static void put(SortedMap<String, TypeElement> found, TypeElement type) {
        found.put(type.getQualifiedName().toString(), type);
    }

    private boolean within(TypeElement entity, String name) {
        String qualified = entity.getQualifiedName().toString();
        String own = elements.getPackageOf(entity).getQualifiedName().toString();
        return qualified.equals(name) || own.equals(name) || own.startsWith(name + ".") || name.equals(own + ALONE);
    }
}
