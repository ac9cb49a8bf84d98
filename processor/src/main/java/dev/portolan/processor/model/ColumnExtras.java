package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import dev.portolan.schema.PerDialect;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What our own annotations say about a column. Each is null for none.
 *
 * @param sqlDefault {@code @SqlDefault}
 * @param backfill {@code @Backfill}
 * @param using {@code @SqlUsing}
 * @param type {@code @SqlType}
 * @param charset {@code @Charset}
 * @param collation {@code @Collation}
 * @param onUpdate {@code @SqlOnUpdate}
 * @param generated expression of {@code @GeneratedColumn}
 * @param stored whether a generated column is
 * @param nativeEnum {@code @NativeEnum}
 * @param deferrable what {@code @Deferrable} adds to a constraint: {@code DEFERRABLE INITIALLY DEFERRED}
 * @param indexes {@code @SqlIndex}
 * @param online kinds of {@code @Online}
 * @param origins where each annotation is, by its qualified name
 */
public record ColumnExtras(
        PerDialect<String> sqlDefault,
        PerDialect<String> backfill,
        PerDialect<String> using,
        PerDialect<String> type,
        PerDialect<String> charset,
        PerDialect<String> collation,
        PerDialect<String> onUpdate,
        PerDialect<String> generated,
        boolean stored,
        NativeEnum nativeEnum,
        PerDialect<String> deferrable,
        List<IndexExtra> indexes,
        Set<dev.portolan.schema.Shape> online,
        Map<String, Origin> origins) {
    public static final ColumnExtras NONE = new ColumnExtras(
            null, null, null, null, null, null, null, null, false, null, null, List.of(), Set.of(), Map.of());

    public ColumnExtras {
        indexes = List.copyOf(indexes);
        online = Set.copyOf(online);
        origins = Map.copyOf(origins);
    }

    /** The same with another default, charset, collation and (stored) expression. */
    ColumnExtras with(
            PerDialect<String> otherDefault,
            PerDialect<String> otherCharset,
            PerDialect<String> otherCollation,
            PerDialect<String> otherGenerated,
            Map<String, Origin> otherOrigins) {
        return new ColumnExtras(
                otherDefault,
                backfill,
                using,
                type,
                otherCharset,
                otherCollation,
                onUpdate,
                otherGenerated,
                generated == null || stored,
                nativeEnum,
                deferrable,
                indexes,
                online,
                otherOrigins);
    }

    /** Nothing but how values become those of another type. @param sql null for nothing */
    public static ColumnExtras using(PerDialect<String> sql) {
        return sql == null
                ? NONE
                : new ColumnExtras(
                        null, null, sql, null, null, null, null, null, false, null, null, List.of(), Set.of(),
                        Map.of());
    }

    /** The same with another type. */
    ColumnExtras withType(PerDialect<String> other) {
        return new ColumnExtras(
                sqlDefault,
                backfill,
                using,
                other,
                charset,
                collation,
                onUpdate,
                generated,
                stored,
                nativeEnum,
                deferrable,
                indexes,
                online,
                origins);
    }

    /** {@code @NativeEnum}. @param name null for the enum's @param schema null for the table's */
    public record NativeEnum(String name, String schema) {}
}
