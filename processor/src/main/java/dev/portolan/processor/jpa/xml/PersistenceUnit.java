package dev.portolan.processor.jpa.xml;

import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A {@code <persistence-unit>} of a {@code persistence.xml}.
 *
 * @param classes {@code <class>}: entities, superclasses, embeddables and converters
 * @param mappingFiles {@code <mapping-file>}
 * @param unlisted whether entities that it does not list belong to it
 */
public record PersistenceUnit(String name, List<Node> classes, List<Node> mappingFiles, boolean unlisted, Node node) {
    private static final Set<String> NO_EFFECT = Set.of(
            "description",
            "provider",
            "qualifier",
            "scope",
            "jta-data-source",
            "non-jta-data-source",
            "shared-cache-mode",
            "validation-mode");
    private static final Set<String> READ = Set.of("class", "mapping-file", "exclude-unlisted-classes", "properties");

    /** @param root {@code <persistence>} */
    public static List<PersistenceUnit> of(Node root, Reporter reporter) {
        List<PersistenceUnit> units = new ArrayList<>();
        if (!root.name().equals("persistence")) {
            reporter.reportAt(Message.XML_UNSUPPORTED, root.place(), "<" + root.name() + ">");
        }
        root.all("persistence-unit").forEach(n -> units.add(of(n, n.attribute("name"))));
        return units;
    }

    private static PersistenceUnit of(Node node, String name) {
        Node exclude = node.child("exclude-unlisted-classes");
        return new PersistenceUnit(
                name == null ? "" : name,
                node.all("class"),
                node.all("mapping-file"),
                exclude == null || !exclude.text().isEmpty() && !Node.isTrue(exclude.text()),
                node);
    }

    /** {@code <property>}, in the order of the file. */
    public List<Node> propertyNodes() {
        Node all = node.child("properties");
        return all == null ? List.of() : all.all("property");
    }

    /** Reports what is not supported. */
    public void check(Reporter reporter) {
        for (Node child : node.children()) {
            if (child.name().equals("jar-file")) {
                reporter.reportAt(Message.JAR_FILE, child.place(), child.text());
            } else if (!NO_EFFECT.contains(child.name()) && !READ.contains(child.name())) {
                reporter.reportAt(Message.XML_UNSUPPORTED, child.place(), "<" + child.name() + ">");
            }
        }
    }
}
