package dev.portolan.processor;

import dev.portolan.processor.emit.Output;
import dev.portolan.processor.emit.OutputIndex;
import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.MigrationsReader;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The classes that matter: those being compiled, and those that earlier compilations left in the same output. */
final class Compilation {
    private static final String PACKAGE_INFO = "package-info";

    private final Elements elements;
    private final Output output;
    private final OutputIndex former;
    private final Set<String> compiled = new HashSet<>();
    private final Map<String, TypeElement> fresh = new HashMap<>();
    private final Set<String> entityNames = new TreeSet<>();
    private final Set<String> converterNames = new TreeSet<>();
    private final Set<String> embeddableNames = new TreeSet<>();
    private final Set<String> declarationNames = new TreeSet<>();
    private final boolean lombok;
    private boolean unwritten;

    Compilation(Elements elements, Output output) {
        this.elements = elements;
        this.output = output;
        this.former = OutputIndex.read(output);
        this.lombok = elements.getTypeElement("lombok.Getter") != null;
    }

    /** Whether Lombok writes members of the classes of this round, which are whole in the next. */
    boolean unwritten() {
        return unwritten;
    }

    private static boolean isLombok(Element element) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(m -> m.getAnnotationType().toString().startsWith("lombok."));
    }

    /** What the output held before. */
    OutputIndex former() {
        return former;
    }

    /** Qualified names of the outermost classes and the packages in the sources so far. */
    Set<String> compiled() {
        return compiled;
    }

    /** @return whether any of these classes matters */
    boolean add(Collection<? extends Element> roots) {
        // elements of an earlier round may be stale: those are looked up again by name
        fresh.clear();
        unwritten = false;
        int before = known();
        for (Element root : roots) {
            compiled.add(root.toString());
            if (root instanceof TypeElement type) {
                walk(type);
            } else if (root instanceof PackageElement p && MigrationsReader.read(p) != null) {
                declarationNames.add(packageInfo(p.getQualifiedName().toString()));
            }
        }
        return known() > before;
    }

    private int known() {
        return entityNames.size() + converterNames.size() + embeddableNames.size() + declarationNames.size();
    }

    private void walk(TypeElement type) {
        if (!type.getAnnotationMirrors().isEmpty()) {
            Annotations annotations = Annotations.of(type);
            String name = elements.getBinaryName(type).toString();
            fresh.put(name, type);
            unwritten |= lombok
                    && (isLombok(type) || type.getEnclosedElements().stream().anyMatch(Compilation::isLombok));
            if (annotations.has(Jpa.ENTITY)) {
                entityNames.add(name);
            }
            if (annotations.has(Jpa.CONVERTER)) {
                converterNames.add(name);
            }
            if (annotations.has(Jpa.EMBEDDABLE)) {
                embeddableNames.add(name);
            }
            if (MigrationsReader.read(type) != null) {
                declarationNames.add(name);
            }
        }
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::walk);
    }

    /** Entities of this output by binary name. */
    SortedMap<String, TypeElement> entities(Reporter reporter) {
        SortedMap<String, TypeElement> found = types(entityNames);
        if (former.entities().isEmpty()) {
            return found;
        }
        Set<String> entityNamesInUse = new HashSet<>();
        found.forEach((binary, type) -> entityNamesInUse.add(entityName(binary, type)));
        for (String name : former.entities()) {
            TypeElement type = type(name);
            if (found.containsKey(name) || type != null && isCompiled(type)) {
                continue;
            }
            if (!output.hasClass(name)) {
                continue;
            }
            if (type == null) {
                reporter.report(Message.OUTPUT_NOT_ON_CLASS_PATH, null, name);
            } else if (Annotations.of(type).has(Jpa.ENTITY) && !entityNamesInUse.contains(entityName(name, type))) {
                // a class file of the same entity name in another package is what a move left behind
                found.put(name, type);
            }
        }
        return found;
    }

    private static String entityName(String binary, TypeElement type) {
        String given = Annotations.of(type).get(Jpa.ENTITY).string("name");
        return given == null || given.isEmpty() ? binary.substring(binary.lastIndexOf('.') + 1) : given;
    }

    /** Classes with {@code @Converter} of this output by binary name. */
    SortedMap<String, TypeElement> converters() {
        return types(converterNames, former.converters(), Jpa.CONVERTER);
    }

    /** Classes with {@code @Embeddable} of this output by binary name. */
    SortedMap<String, TypeElement> embeddables() {
        return types(embeddableNames, former.embeddables(), Jpa.EMBEDDABLE);
    }

    private SortedMap<String, TypeElement> types(Set<String> names, Set<String> before, String annotation) {
        SortedMap<String, TypeElement> found = types(names);
        for (String name : before) {
            TypeElement type = type(name);
            if (type != null
                    && !isCompiled(type)
                    && output.hasClass(name)
                    && Annotations.of(type).has(annotation)) {
                found.put(name, type);
            }
        }
        return found;
    }

    /** Classes and packages with {@code @Migrations} of this output by binary name. */
    SortedMap<String, Element> declarations() {
        SortedMap<String, Element> found = new TreeMap<>();
        declarationNames.forEach(name -> put(found, name));
        for (String name : former.declarations()) {
            Element element = declaration(name);
            if (element != null && !isCompiled(element) && output.hasClass(name)) {
                put(found, name);
            }
        }
        return found;
    }

    private void put(SortedMap<String, Element> found, String name) {
        Element element = declaration(name);
        if (element != null && MigrationsReader.read(element) != null) {
            found.put(name, element);
        }
    }

    private Element declaration(String name) {
        if (name.equals(PACKAGE_INFO)) {
            return elements.getPackageElement("");
        }
        return name.endsWith("." + PACKAGE_INFO)
                ? elements.getPackageElement(name.substring(0, name.length() - PACKAGE_INFO.length() - 1))
                : type(name);
    }

    private static String packageInfo(String packageName) {
        return packageName.isEmpty() ? PACKAGE_INFO : packageName + "." + PACKAGE_INFO;
    }

    /** Whether it is among the sources. */
    boolean isCompiled(Element element) {
        Element at = element;
        while (at.getKind() != ElementKind.PACKAGE && at.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
            at = at.getEnclosingElement();
        }
        return compiled.contains(at.toString());
    }

    /** Whether its class file belongs to this output. */
    boolean isOurs(TypeElement type) {
        return isCompiled(type) || output.hasClass(elements.getBinaryName(type).toString());
    }

    /** Whether there is such a class, here or on the class path. */
    boolean exists(String binaryName) {
        return output.hasClass(binaryName) || type(binaryName) != null;
    }

    private SortedMap<String, TypeElement> types(Collection<String> names) {
        SortedMap<String, TypeElement> found = new TreeMap<>();
        for (String name : names) {
            TypeElement type = type(name);
            if (type != null) {
                found.put(name, type);
            }
        }
        return found;
    }

    private TypeElement type(String binaryName) {
        TypeElement known = fresh.get(binaryName);
        if (known != null) {
            return known;
        }
        TypeElement type = elements.getTypeElement(binaryName);
        return type == null && binaryName.contains("$") ? elements.getTypeElement(binaryName.replace('$', '.')) : type;
    }
}
