package dev.portolan.processor;

import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.xml.Node;
import dev.portolan.processor.jpa.xml.Overlay;
import dev.portolan.processor.jpa.xml.PersistenceUnit;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Collects the classes of units: those of the compilation, those that names mean, those of {@code persistence.xml} and its files. */
final class Contents {
    private final Elements elements;
    private final Members members;
    private final XmlFiles files;
    private final Collection<TypeElement> compiled;
    private final Reporter reporter;

    /** @param compiled entities of the compilation and its output */
    Contents(Elements elements, Members members, XmlFiles files, Collection<TypeElement> compiled, Reporter reporter) {
        this.elements = elements;
        this.members = members;
        this.files = files;
        this.compiled = compiled;
        this.reporter = reporter;
    }

    /** Those that names of packages and classes mean. @param unit its {@code persistence.xml}; null for none */
    Content named(Collection<String> names, Collection<TypeElement> classes, PersistenceUnit unit, Origin origin) {
        Overlay overlay = files.overlay(unit, elements);
        Set<TypeElement> known = new LinkedHashSet<>(compiled);
        known.addAll(overlay.entities());
        Members.Found found = members.named(names, classes, known, overlay, origin);
        List<TypeElement> converters = new ArrayList<>(found.converters());
        converters.addAll(overlay.converters());
        return new Content(found.entities(), converters, found.embeddables(), overlay, unit);
    }

    /** All of the compilation, or what the {@code persistence.xml} says. @param unit null for none */
    Content all(PersistenceUnit unit) {
        Overlay overlay = files.overlay(unit, elements);
        Set<TypeElement> entities = new LinkedHashSet<>();
        List<TypeElement> converters = new ArrayList<>(overlay.converters());
        List<TypeElement> embeddables = new ArrayList<>();
        if (unit == null || unit.unlisted()) {
            compiled.stream().filter(e -> overlay.of(e).has(Jpa.ENTITY)).forEach(entities::add);
        }
        entities.addAll(overlay.entities());
        for (Node listed : unit == null ? List.<Node>of() : unit.classes()) {
            TypeElement type = type(listed.text());
            if (type == null) {
                reporter.reportAt(Message.CLASS_UNKNOWN, listed.place(), listed.text(), "");
            } else if (overlay.of(type).has(Jpa.ENTITY)) {
                entities.add(type);
            } else if (overlay.of(type).has(Jpa.CONVERTER)) {
                converters.add(type);
            } else if (overlay.of(type).has(Jpa.EMBEDDABLE)) {
                embeddables.add(type);
            }
        }
        return new Content(List.copyOf(entities), converters, embeddables, overlay, unit);
    }

    private TypeElement type(String name) {
        TypeElement type = elements.getTypeElement(name);
        return type == null && name.indexOf('$') > 0 ? elements.getTypeElement(name.replace('$', '.')) : type;
    }
}
