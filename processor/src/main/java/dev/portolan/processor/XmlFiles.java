package dev.portolan.processor;

import dev.portolan.processor.emit.Output;
import dev.portolan.processor.jpa.xml.Node;
import dev.portolan.processor.jpa.xml.Overlay;
import dev.portolan.processor.jpa.xml.PersistenceUnit;
import dev.portolan.processor.jpa.xml.XmlFailure;
import dev.portolan.processor.jpa.xml.XmlReader;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.util.Elements;

/**
 * Finds and reads the XML of a compilation: what options name, else what JPA finds by itself in {@code META-INF}. There it is
 * looked for in the class output, and where Gradle keeps the resources of a class output.
 */
final class XmlFiles {
    static final String ORM = "META-INF/orm.xml";
    static final String PERSISTENCE = "META-INF/persistence.xml";

    private final Output output;
    private final Settings settings;
    private final Reporter reporter;

    XmlFiles(Output output, Settings settings, Reporter reporter) {
        this.output = output;
        this.settings = settings;
        this.reporter = reporter;
    }

    /** Whether JPA would find a file by itself. */
    static boolean isThere(Output output) {
        return resource(output, ORM).isPresent()
                || resource(output, PERSISTENCE).isPresent();
    }

    /** The units of {@code persistence.xml}; empty without one. */
    List<PersistenceUnit> persistenceUnits() {
        String given = settings.given(Option.PERSISTENCE_XML);
        Node root = given == null
                ? parsed(resource(output, PERSISTENCE), PERSISTENCE)
                : named(given, "-A" + Option.PERSISTENCE_XML.key());
        return root == null ? List.of() : PersistenceUnit.of(root, reporter);
    }

    /** The mapping files of a unit. @param unit null for one without a {@code persistence.xml} */
    Overlay overlay(PersistenceUnit unit, Elements elements) {
        List<Node> roots = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (settings.given(Option.ORM_XML) == null) {
            add(roots, parsed(resource(output, ORM), ORM));
            seen.add(ORM);
        }
        for (String path : settings.list(Option.ORM_XML)) {
            add(roots, named(path, "-A" + Option.ORM_XML.key()));
        }
        if (unit != null) {
            unit.check(reporter);
        }
        for (Node file : unit == null ? List.<Node>of() : unit.mappingFiles()) {
            String name = file.text();
            if (seen.add(name)) {
                Optional<byte[]> bytes = resource(output, name).or(() -> output.onClassPath(name));
                if (bytes.isEmpty()) {
                    reporter.reportAt(Message.XML_MISSING, file.place(), name, "<mapping-file>");
                }
                add(roots, parsed(bytes, name));
            }
        }
        return new Overlay(elements, roots, reporter);
    }

    private static void add(List<Node> roots, Node root) {
        if (root != null) {
            roots.add(root);
        }
    }

    private Node named(String path, String by) {
        Optional<byte[]> bytes = Output.file(output.root(settings.given(Option.ROOT)), path);
        if (bytes.isEmpty()) {
            reporter.report(Message.XML_MISSING, null, path, by);
        }
        return parsed(bytes, path);
    }

    private Node parsed(Optional<byte[]> bytes, String name) {
        if (bytes.isEmpty()) {
            return null;
        }
        try {
            return XmlReader.read(bytes.get(), name);
        } catch (XmlFailure e) {
            reporter.reportAt(Message.XML_READ, e.place(), e.getMessage());
            return null;
        }
    }

    private static Optional<byte[]> resource(Output output, String name) {
        return output.bytes(name).or(() -> Output.file(output.resources().orElse(null), name));
    }
}
