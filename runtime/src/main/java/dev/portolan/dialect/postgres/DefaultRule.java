package dev.portolan.dialect.postgres;

import dev.portolan.schema.ColumnType.Native;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Defaults that the server prints in two ways though they mean the same, beyond what it prints alike by itself. Each brings an
 * expression to one form; issues are those that users filed with Atlas and Ent.
 */
enum DefaultRule {
    /** {@code DEFAULT NULL} is no default; the server keeps it for types with arguments only ({@code NULL::numeric}). */
    NULL_IS_NONE {
        @Override
        String apply(String sql, Native type) {
            Matcher cast = NULL.matcher(sql);
            return cast.matches() && SIZED.contains(PostgresTypes.elementName(type.name())) ? null : sql;
        }
    },
    /** {@code now()}, {@code CURRENT_TIMESTAMP}, {@code transaction_timestamp()} (ent#2842). */
    NOW_BY_ANY_NAME {
        @Override
        String apply(String sql, Native type) {
            return NOW.getOrDefault(sql, sql.equals("LOCALTIMESTAMP") && isLocal(type) ? "CURRENT_TIMESTAMP" : sql);
        }
    },
    /** A column that was made another kind of text keeps its default with the old cast ({@code 'x'::character varying}). */
    TEXT_IS_TEXT {
        @Override
        String apply(String sql, Native type) {
            Matcher cast = TEXT_CAST.matcher(sql);
            return cast.matches() && TEXTS.contains(type.name()) ? cast.group(1) : sql;
        }
    },
    /** {@code '5'::bigint}, {@code (5)::numeric} and {@code 5} (atlas#3738, atlas#2739: casts that come back). */
    NUMBERS_HAVE_NO_CAST {
        @Override
        String apply(String sql, Native type) {
            Matcher cast = NUMBER_CAST.matcher(sql);
            return cast.matches() && NUMBERS.contains(type.name()) ? cast.group(1) : sql;
        }
    },
    /** {@code 1.0} and {@code 1}, where the type says how many digits there are behind the point. */
    NUMBERS_ARE_NUMBERS {
        @Override
        String apply(String sql, Native type) {
            boolean scaled = NUMBERS.contains(type.name())
                    && !(type.name().equals("numeric") && type.args().isEmpty());
            return scaled && PLAIN_NUMBER.matcher(sql).matches()
                    ? new BigDecimal(sql).stripTrailingZeros().toPlainString()
                    : sql;
        }
    };

    private static final Pattern NULL = Pattern.compile("NULL::[^:()]+(?:\\([\\d,]+\\))?[^:()]*");
    private static final Pattern TEXT_CAST =
            Pattern.compile("\\(?('(?:[^']|'')*')(?:::(?:character varying|text|bpchar)\\)?)+");
    private static final Pattern NUMBER_CAST = Pattern.compile(
            "[('](-?\\d+(?:\\.\\d+)?)[)']::(?:smallint|integer|bigint|numeric|real|double precision)(?:\\([\\d,]+\\))?");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Set<String> SIZED = Set.of(
            "character varying",
            "character",
            "numeric",
            "bit",
            "bit varying",
            "interval",
            "timestamp without time zone",
            "timestamp with time zone",
            "time without time zone",
            "time with time zone");
    private static final Set<String> TEXTS = Set.of("character varying", "text");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Map<String, String> NOW = Map.of(
            "now()", "CURRENT_TIMESTAMP",
            "transaction_timestamp()", "CURRENT_TIMESTAMP",
            "(now())::date", "CURRENT_DATE",
            "(CURRENT_TIMESTAMP)::date", "CURRENT_DATE");

    /** The expression in the form of this rule; as it is where the rule says nothing. Null for no default. */
    abstract String apply(String sql, Native type);

    private static boolean isLocal(Native type) {
        return type.name().equals("timestamp without time zone");
    }

    /** Whether two defaults of a column of that type are one. Each null for none. */
    static boolean same(Native type, String from, String to) {
        return Objects.equals(from, to) || Objects.equals(form(type, from), form(type, to));
    }

    private static String form(Native type, String sql) {
        String form = sql;
        for (DefaultRule rule : values()) {
            form = form == null ? null : rule.apply(form, type);
        }
        return form;
    }
}
