package dev.portolan.diff;

import dev.portolan.schema.Column;
import dev.portolan.schema.PerDialect;
import java.util.Objects;

/** Compares a column that exists with the one that is wanted, under the same name. */
final class ColumnDiff {
    private final DiffRules rules;
    private final String collation;

    /** @param collation that existing columns of the table have which do not say otherwise; null where nothing tells */
    ColumnDiff(DiffRules rules, String collation) {
        this.rules = rules;
        this.collation = collation;
    }

    /**
     * The wanted column, with the existing form of all that is the same; equal to {@code from} when nothing differs.
     */
    Column align(Column from, Column to) {
        if (from.equals(to)) {
            return from;
        }
        return new Column(
                from.name(),
                rules.sameType(from, to) ? from.type() : to.type(),
                to.nullable(),
                sameDefault(from, to) ? from.defaultSql() : to.defaultSql(),
                sameGenerated(from.generated(), to.generated()) ? from.generated() : to.generated(),
                sameIdentity(from.identity(), to.identity()) ? from.identity() : to.identity(),
                to.collation() != null
                                && from.collation() == null
                                && to.collation().equals(collation)
                        ? null
                        : to.collation(),
                rules.comments() && !sameComment(from.comment(), to.comment()) ? to.comment() : from.comment(),
                rules.sameColumnOptions(from.options(), to.options()) ? from.options() : to.options(),
                sameText(from.onUpdate(), to.onUpdate()) ? from.onUpdate() : to.onUpdate());
    }

    private boolean sameDefault(Column from, Column to) {
        return rules.sameDefault(to, from.physicalDefault(), to.physicalDefault());
    }

    private boolean sameGenerated(Column.Generated from, Column.Generated to) {
        if (from == null || to == null) {
            return from == to;
        }
        return from.stored() == to.stored() && sameText(from.expression(), to.expression());
    }

    private boolean sameText(PerDialect<String> from, PerDialect<String> to) {
        return from == null || to == null ? from == to : rules.sameExpression(text(from), text(to));
    }

    private boolean sameIdentity(Column.Identity from, Column.Identity to) {
        if (from == null || to == null) {
            return from == to;
        }
        return from.always() == to.always()
                && (!rules.keepsIdentityStart() || orOne(from.start()) == orOne(to.start()))
                && orOne(from.increment()) == orOne(to.increment());
    }

    /** An empty comment is none: databases do not tell them apart. */
    static boolean sameComment(String from, String to) {
        return Objects.requireNonNullElse(from, "").equals(Objects.requireNonNullElse(to, ""));
    }

    private static long orOne(Long value) {
        return value == null ? 1 : value;
    }

    private static String text(PerDialect<String> expression) {
        return expression == null ? null : expression.value();
    }
}
