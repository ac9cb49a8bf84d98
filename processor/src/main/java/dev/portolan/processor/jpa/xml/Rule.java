package dev.portolan.processor.jpa.xml;

import dev.portolan.processor.jpa.Jpa;
import java.util.HashMap;
import java.util.Map;

/**
 * The annotation that an element of a mapping file stands for.
 *
 * @param annotation qualified name
 * @param attributes members by attribute of the element
 * @param children members by child element
 * @param text member that the element's text is; null for none
 */
record Rule(String annotation, Map<String, Member> attributes, Map<String, Child> children, Member text) {
    /** What the value of a member is. */
    enum Kind {
        TEXT,
        FLAG,
        NUMBER,
        TYPE,
        CONSTANT
    }

    /** A member of the annotation. */
    record Member(String name, Kind kind) {}

    /** A member that holds annotations, or texts. @param rule null for a text @param many an array */
    record Child(String member, String rule, boolean many) {}

    /**
     * Parses a rule.
     *
     * @param attributes {@code name unique:flag constraint-mode=value:constant}, after a {@code -} those without effect
     * @param children {@code comment foreign-key=foreignKey check-constraint=check*}; a text where no rule has that name
     */
    static Rule of(String annotation, String attributes, String children, Member text) {
        Map<String, Member> members = new HashMap<>();
        for (String token : attributes.split(" ")) {
            if (!token.isEmpty()) {
                String[] parts = token.split(":");
                String[] names = parts[0].split("=");
                Kind kind = parts.length == 1 ? Kind.TEXT : Kind.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT));
                members.put(names[0], new Member(names.length == 1 ? camel(names[0]) : names[1], kind));
            }
        }
        Map<String, Child> nested = new HashMap<>();
        for (String token : children.split(" ")) {
            if (!token.isEmpty()) {
                boolean many = token.endsWith("*");
                String[] names = (many ? token.substring(0, token.length() - 1) : token).split("=");
                boolean isText = names[0].equals("comment") || names[0].equals("column-name");
                String rule = names[0].endsWith("foreign-key")
                        ? "foreign-key"
                        : names[0].endsWith("join-column") && !names[0].startsWith("primary")
                                ? "join-column"
                                : names[0];
                nested.put(
                        names[0],
                        new Child(names.length == 1 ? camel(names[0]) : names[1], isText ? null : rule, many));
            }
        }
        return new Rule(Jpa.PACKAGE + annotation, Map.copyOf(members), Map.copyOf(nested), text);
    }

    static String camel(String hyphened) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hyphened.length(); i++) {
            char c = hyphened.charAt(i);
            text.append(c == '-' ? Character.toUpperCase(hyphened.charAt(++i)) : c);
        }
        return text.toString();
    }
}
