package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * Hibernate's {@code @SoftDelete}: a column that says whether a row counts as deleted.
 *
 * @param column as written, else {@code deleted}, or {@code active} for the strategy of that name
 * @param form what is stored
 * @param options null for none
 */
public record SoftDelete(String column, Form form, String comment, String options, Origin origin) {
    private static final String CONVERTERS = "org.hibernate.type.";

    /** What is stored. */
    public enum Form {
        BOOLEAN(List.of()),
        /** {@code Y} or {@code N}. */
        YES_NO(List.of("'N'", "'Y'")),
        /** {@code T} or {@code F}. */
        TRUE_FALSE(List.of("'F'", "'T'")),
        /** 1 or 0. */
        NUMERIC(List.of("0", "1")),
        TIMESTAMP(List.of());

        private final List<String> literals;

        Form(List<String> literals) {
            this.literals = literals;
        }

        /** The values that a check allows; empty when the type says it. */
        public List<String> literals() {
            return literals;
        }
    }

    /** @return null when it has none */
    static SoftDelete of(Annotations annotations, Reporter reporter) {
        Mirror m = annotations.get(Hibernate.SOFT_DELETE);
        if (m == null) {
            return null;
        }
        String strategy = m.constant("strategy");
        String byDefault = "ACTIVE".equals(strategy) ? "active" : "deleted";
        String name = m.string("columnName");
        String comment = m.string("comment");
        Form form = "TIMESTAMP".equals(strategy) ? Form.TIMESTAMP : form(m, reporter);
        return new SoftDelete(
                name == null ? byDefault : name,
                form,
                comment == null ? "Soft-delete indicator" : comment,
                m.string("options"),
                m.origin());
    }

    private static Form form(Mirror m, Reporter reporter) {
        TypeMirror converter = m.type("converter");
        String name = converter == null ? "" : Classes.qualified(converter);
        return switch (name) {
            case "", "org.hibernate.annotations.SoftDelete.UnspecifiedConversion" -> Form.BOOLEAN;
            case CONVERTERS + "YesNoConverter" -> Form.YES_NO;
            case CONVERTERS + "TrueFalseConverter" -> Form.TRUE_FALSE;
            case CONVERTERS + "NumericBooleanConverter" -> Form.NUMERIC;
            default -> {
                reporter.report(Message.HIBERNATE_IGNORED, m.at("converter"), "@SoftDelete(converter)");
                yield Form.BOOLEAN;
            }
        };
    }
}
