package dev.portolan.processor.jpa.xml;

import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.List;
import java.util.Set;

/**
 * {@code <persistence-unit-metadata>} of the mapping files: what holds for all classes of the unit, mentioned there or not.
 *
 * @param complete whether annotations do not count at all
 * @param schema of what has none; null for the database's default
 * @param catalog likewise
 * @param access FIELD or PROPERTY; null for what the classes say
 * @param delimited whether all names are quoted
 */
public record UnitDefaults(boolean complete, String schema, String catalog, String access, boolean delimited) {
    /** Nothing is said. */
    public static final UnitDefaults NONE = new UnitDefaults(false, null, null, null, false);

    private static final Set<String> KNOWN = Set.of(
            "description",
            "schema",
            "catalog",
            "access",
            "delimited-identifiers",
            "cascade-persist",
            "entity-listeners");

    /** The later file wins. */
    static UnitDefaults of(List<Node> files, Reporter reporter) {
        UnitDefaults all = NONE;
        for (Node root : files) {
            Node metadata = root.child("persistence-unit-metadata");
            if (metadata != null) {
                all = all.with(metadata, reporter);
            }
        }
        return all;
    }

    private UnitDefaults with(Node metadata, Reporter reporter) {
        boolean whole = complete || metadata.child("xml-mapping-metadata-complete") != null;
        Node defaults = metadata.child("persistence-unit-defaults");
        if (defaults == null) {
            return new UnitDefaults(whole, schema, catalog, access, delimited);
        }
        for (Node node : defaults.children()) {
            // Hibernate takes no notice of the latter, where JPA would quote: one of the two would be wrong
            if (!KNOWN.contains(node.name()) || node.name().equals("delimited-identifiers")) {
                reporter.reportAt(Message.XML_UNSUPPORTED, node.place(), "<" + node.name() + ">");
            }
        }
        return new UnitDefaults(
                whole,
                or(defaults.text("schema"), schema),
                or(defaults.text("catalog"), catalog),
                or(defaults.text("access"), access),
                delimited || defaults.child("delimited-identifiers") != null);
    }

    private static String or(String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
