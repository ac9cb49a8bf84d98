package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Mirror;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads Hibernate's {@code @GenericGenerator}: what it needs in the database is told by the class that makes the values. */
final class GenericGenerators {
    private static final String PACKAGE = "org.hibernate.id.";
    private static final Set<String> SEQUENCES = Set.of("sequence", "enhanced-sequence", "sequence-identity");
    private static final Set<String> TABLES = Set.of("table", "enhanced-table");
    private static final Set<String> PROGRAMS =
            Set.of("assigned", "foreign", "guid", "increment", "select", "uuid", "uuid.hex", "uuid2");

    private final Classes classes;

    GenericGenerators(Classes classes) {
        this.classes = classes;
    }

    Generator of(Mirror m) {
        String name = m.string("name");
        Map<String, String> parameters = new HashMap<>();
        m.nestedList("parameters").forEach(p -> parameters.put(p.string("name"), p.string("value")));
        String schema = parameters.get("schema");
        String catalog = parameters.get("catalog");
        return switch (kind(m)) {
            case SEQUENCE -> sequence(m, parameters);
            case NATIVE -> new Generator.OfDialect(sequence(m, parameters));
            case TABLE ->
                new Generator.OfTable(
                        name,
                        first(parameters, "table_name", "table"),
                        catalog,
                        schema,
                        parameters.get("segment_column_name"),
                        parameters.get("value_column_name"),
                        parameters.getOrDefault("segment_value", "default"),
                        number(parameters, "initial_value", 1) - 1,
                        number(parameters, "increment_size", 50),
                        List.of(),
                        List.of(),
                        null,
                        m.origin());
            case IDENTITY -> new Generator.OfProgram(name, true, m.origin());
            case PROGRAM -> new Generator.OfProgram(name, false, m.origin());
        };
    }

    private static Generator.OfSequence sequence(Mirror m, Map<String, String> parameters) {
        return new Generator.OfSequence(
                m.string("name"),
                first(parameters, "sequence_name", "sequence"),
                parameters.get("catalog"),
                parameters.get("schema"),
                number(parameters, "initial_value", 1),
                number(parameters, "increment_size", "none".equals(parameters.get("optimizer")) ? 1 : 50),
                null,
                m.origin());
    }

    /** That a short name of Hibernate's stands for; null for any other. */
    static Kind kind(String word) {
        if (word == null) {
            return null;
        }
        if (SEQUENCES.contains(word)) {
            return Kind.SEQUENCE;
        }
        if (TABLES.contains(word)) {
            return Kind.TABLE;
        }
        return switch (word) {
            case "native" -> Kind.NATIVE;
            case "identity" -> Kind.IDENTITY;
            default -> PROGRAMS.contains(word) ? Kind.PROGRAM : null;
        };
    }

    enum Kind {
        SEQUENCE,
        NATIVE,
        TABLE,
        IDENTITY,
        PROGRAM
    }

    private Kind kind(Mirror m) {
        TypeMirror type = m.type("type");
        TypeElement of = type == null ? null : classes.element(type);
        if (of == null) {
            String written = m.string("strategy");
            if (written == null) {
                return Kind.NATIVE;
            }
            Kind known = kind(written);
            if (known != null) {
                return known;
            }
            of = classes.named(written);
        }
        return of == null ? Kind.PROGRAM : kind(of);
    }

    private Kind kind(TypeElement of) {
        if (is(of, "enhanced.SequenceStyleGenerator")) {
            return Kind.SEQUENCE;
        }
        if (is(of, "enhanced.TableGenerator")) {
            return Kind.TABLE;
        }
        return is(of, "IdentityGenerator") ? Kind.IDENTITY : Kind.PROGRAM;
    }

    private boolean is(TypeElement type, String name) {
        return classes.as(type.asType(), PACKAGE + name) != null;
    }

    private static String first(Map<String, String> parameters, String name, String otherwise) {
        return parameters.getOrDefault(name, parameters.get(otherwise));
    }

    private static int number(Map<String, String> parameters, String name, int otherwise) {
        String text = parameters.get(name);
        return text != null && text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
