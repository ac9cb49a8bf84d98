package dev.portolan.processor.jpa;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;

/** Reads {@code @Migrations}. */
public final class MigrationsReader {
    private MigrationsReader() {}

    /** @param element a class or a package; null when it has no {@code @Migrations} */
    public static UnitSpec read(Element element) {
        Mirror m = Annotations.of(element).get(Own.MIGRATIONS);
        return m == null
                ? null
                : new UnitSpec(
                        m.string("name"),
                        packageOf(element),
                        m.strings("packages"),
                        m.types("classes"),
                        m.string("naming"),
                        m.string("dialect"),
                        m.string("dir"),
                        m.string("format"),
                        m.strings("exclude"),
                        m.strings("shape"),
                        m.string("lockTimeout"),
                        m.string("statementTimeout"),
                        m.origin());
    }

    private static String packageOf(Element element) {
        Element at = element;
        while (at.getKind() != ElementKind.PACKAGE) {
            at = at.getEnclosingElement();
        }
        return ((PackageElement) at).getQualifiedName().toString();
    }
}
