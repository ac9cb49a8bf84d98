package dev.portolan.diff;

import dev.portolan.schema.Column;
import dev.portolan.schema.Table;

/**
 * What a dialect knows about sameness. Both sides were read by the same inspector (or normalised through it), so equal text is
 * equal; these methods answer for the rest. Elements passed in belong to the same, already matched, table.
 */
public interface DiffRules {
    /** Whether the two types are one. */
    default boolean sameType(Column from, Column to) {
        return from.physicalType().equals(to.physicalType());
    }

    /** Whether two defaults are one. Each null for none. */
    default boolean sameDefault(Column column, String from, String to) {
        return java.util.Objects.equals(from, to);
    }

    /** Whether two expressions (checks, generated columns, predicates, index parts) are one. Each null for none. */
    default boolean sameExpression(String from, String to) {
        return java.util.Objects.equals(from, to);
    }

    /** Whether two options of a check say the same. Each null for none. */
    default boolean sameCheckOptions(String from, String to) {
        return java.util.Objects.equals(from, to);
    }

    /** Whether two actions or other attributes that this dialect treats alike are one ({@code RESTRICT} on some servers). */
    default boolean sameAction(dev.portolan.schema.ForeignKey.Action from, dev.portolan.schema.ForeignKey.Action to) {
        return from == to;
    }

    /**
     * Whether an option of a table ({@link Table#options()}) is part of the comparison.
     *
     * @param asked whether the wanted table gives it; when not, an option that is not compared stays as it is
     */
    default boolean comparesOption(String key, boolean asked) {
        return true;
    }

    /** Whether two options of a column say the same of what the database gives back. Each null for none. */
    default boolean sameColumnOptions(String from, String to) {
        return true;
    }

    /** The options that a wanted column has when it keeps what is there and not asked about. Each null for none. */
    default String keptColumnOptions(String is, String wanted) {
        return wanted;
    }

    /** Whether a table has what the wanted one asks for under that key, by the options of both. */
    default boolean sameOption(String key, java.util.Map<String, String> from, java.util.Map<String, String> to) {
        String is = from.get(key);
        String want = to.get(key);
        // asked for, and there without having been said
        return java.util.Objects.equals(is, want)
                || want != null && is == null && want.equals(optionInForce(from, key));
    }

    /** What a table has for an option, said or not; null where nothing tells. */
    default String optionInForce(java.util.Map<String, String> options, String key) {
        return options.get(key);
    }

    /** A table as it was read back, saying what was asked for where the database of the moment gives it by itself. */
    default dev.portolan.schema.Table asked(dev.portolan.schema.Table wanted, dev.portolan.schema.Table read) {
        return read;
    }

    /** Whether the database gives back where the numbers of a column begin; otherwise a new start is for new tables only. */
    default boolean keepsIdentityStart() {
        return true;
    }

    /** Whether column and table comments are kept by the database. */
    boolean comments();

    /** Whether indexes and constraints can be renamed in place. */
    boolean renamesConstraints();

    /** Whether the database keeps the name of that kind: {@code pk}, {@code unique}, {@code fk}, {@code check}. */
    default boolean keepsName(String kind) {
        return true;
    }

    /** Whether a unique constraint and a unique index of plain columns are one and the same, whichever of the two exists stays. */
    default boolean uniqueIsIndex() {
        return false;
    }

    /** Two stored names of tables, sequences or views with equal keys are one name to the server. */
    default String objectKey(String stored) {
        return nameKey(stored);
    }

    /** Two stored names with equal keys are one name to the server. */
    default String nameKey(String stored) {
        return stored;
    }
}
