package dev.portolan.processor.jpa;

import dev.portolan.processor.report.Origin;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The annotations of one element. Elements have few of them: looked up by walking.
 *
 * @param all in the order of the source; those whose type is missing from the class path are left out
 */
public record Annotations(List<Mirror> all) {
    public static final Annotations NONE = new Annotations(List.of());

    public static Annotations of(Element element) {
        List<? extends AnnotationMirror> mirrors = element.getAnnotationMirrors();
        if (mirrors.isEmpty()) {
            return NONE;
        }
        List<Mirror> all = new ArrayList<>(mirrors.size());
        for (AnnotationMirror m : mirrors) {
            all.add(Mirror.of(element, m, Origin.of(element, m)));
        }
        return new Annotations(List.copyOf(all));
    }

    /** The annotation of that qualified name; null for none. */
    public Mirror get(String name) {
        for (Mirror m : all) {
            if (m.name().equals(name)) {
                return m;
            }
        }
        return null;
    }

    /** The first one whose own type has that annotation; null for none. */
    public Mirror withMeta(String meta) {
        for (Mirror m : all) {
            // a mapping file writes none of these
            if (m.annotation() != null
                    && of(m.annotation().getAnnotationType().asElement()).has(meta)) {
                return m;
            }
        }
        return null;
    }

    /** The annotation, here or on the type of one of these; null for none. */
    public Mirror located(String name) {
        Mirror own = get(name);
        Mirror by = own == null ? withMeta(name) : null;
        return by == null
                ? own
                : of(by.annotation().getAnnotationType().asElement()).get(name);
    }

    public boolean has(String name) {
        return get(name) != null;
    }

    /** Those of the repeatable annotation, written one by one or in its container. */
    public List<Mirror> all(String name, String container) {
        List<Mirror> found = new ArrayList<>();
        for (Mirror m : all) {
            if (m.name().equals(name)) {
                found.add(m);
            } else if (m.name().equals(container)) {
                found.addAll(m.nestedList("value"));
            }
        }
        return found;
    }

    static String nameOf(AnnotationMirror m) {
        return ((TypeElement) m.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }
}
