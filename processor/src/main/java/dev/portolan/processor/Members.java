package dev.portolan.processor;

import dev.portolan.processor.emit.Output;
import dev.portolan.processor.emit.OutputIndex;
import dev.portolan.processor.jpa.AnnotationView;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The entities, converters and embeddables that names of packages and classes mean, those of jars included. */
final class Members {
    private static final String ALONE = ".*";

    private final Elements elements;
    private final Output output;
    private final Reporter reporter;

    Members(Elements elements, Output output, Reporter reporter) {
        this.elements = elements;
        this.output = output;
        this.reporter = reporter;
    }

    /** What names mean. */
    record Found(List<TypeElement> entities, List<TypeElement> converters, List<TypeElement> embeddables) {
        Found {
            entities = List.copyOf(entities);
            converters = List.copyOf(converters);
            embeddables = List.copyOf(embeddables);
        }
    }

    /** The same by name, while they are looked for. */
    private record Search(
            AnnotationView view,
            SortedMap<String, TypeElement> entities,
            SortedMap<String, TypeElement> converters,
            SortedMap<String, TypeElement> embeddables) {
        int size() {
            return entities.size() + converters.size() + embeddables.size();
        }

        void put(TypeElement type) {
            String name = type.getQualifiedName().toString();
            if (view.of(type).has(Jpa.ENTITY)) {
                entities.put(name, type);
            } else if (view.of(type).has(Jpa.CONVERTER)) {
                converters.put(name, type);
            } else if (view.of(type).has(Jpa.EMBEDDABLE)) {
                embeddables.put(name, type);
            }
        }
    }

    /**
     * Looks names up. A compiler cannot list the packages below another in a jar: those are known by the index that Portolan
     * left in it.
     *
     * @param names of packages, which bring their subpackages, of packages alone ({@code a.b.*}), and of classes
     */
    Found named(
            Collection<String> names,
            Collection<TypeElement> classes,
            Collection<TypeElement> entities,
            AnnotationView view,
            Origin origin) {
        Search found = new Search(view, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        classes.forEach(found::put);
        for (String name : names) {
            int before = found.size();
            entities.stream()
                    .filter(e -> within(e, name))
                    .forEach(e -> found.entities().put(e.getQualifiedName().toString(), e));
            TypeElement type = elements.getTypeElement(name);
            boolean alone = name.endsWith(ALONE);
            PackageElement packageElement =
                    elements.getPackageElement(alone ? name.substring(0, name.length() - ALONE.length()) : name);
            if (type != null) {
                found.put(type);
            } else if (packageElement != null) {
                all(packageElement, !alone).forEach(found::put);
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
        return new Found(
                List.copyOf(found.entities().values()),
                List.copyOf(found.converters().values()),
                List.copyOf(found.embeddables().values()));
    }

    private List<TypeElement> all(PackageElement in, boolean below) {
        List<TypeElement> all = new ArrayList<>();
        for (TypeElement type : ElementFilter.typesIn(in.getEnclosedElements())) {
            collect(type, all);
        }
        if (below && !all.isEmpty()) {
            OutputIndex index = OutputIndex.beside(
                    output, elements.getBinaryName(all.get(0)).toString());
            List<String> listed = new ArrayList<>(index.entities());
            listed.addAll(index.converters());
            listed.addAll(index.embeddables());
            listed.stream()
                    .filter(n -> n.startsWith(in.getQualifiedName() + "."))
                    .map(n -> elements.getTypeElement(n.replace('$', '.')))
                    .filter(t -> t != null && !all.contains(t))
                    .forEach(all::add);
        }
        return all;
    }

    private static void collect(TypeElement type, List<TypeElement> all) {
        all.add(type);
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(t -> collect(t, all));
    }

    private boolean within(TypeElement entity, String name) {
        String qualified = entity.getQualifiedName().toString();
        String own = elements.getPackageOf(entity).getQualifiedName().toString();
        return qualified.equals(name) || own.equals(name) || own.startsWith(name + ".") || name.equals(own + ALONE);
    }
}
