package dev.portolan.dialect.sqlite;

import dev.portolan.diff.DiffRules;
import dev.portolan.schema.Column;
import java.util.Set;

/** What is one to SQLite. */
final class SqliteRules implements DiffRules {
    /** Options of a table that a mapping can ask for; others (conflict clauses, the order of a key) were written by hand and stay. */
    private static final Set<String> COMPARED = Set.of(TableOptions.STRICT, TableOptions.WITHOUT_ROWID);

    @Override
    public boolean sameDefault(Column column, String from, String to) {
        return Expressions.same(from, to);
    }

    @Override
    public boolean sameExpression(String from, String to) {
        return Expressions.same(from, to);
    }

    @Override
    public boolean comparesOption(String key, boolean asked) {
        return COMPARED.contains(key);
    }

    @Override
    public boolean comments() {
        return false;
    }

    /** How far a table has counted is no part of its definition. */
    @Override
    public boolean keepsIdentityStart() {
        return false;
    }

    @Override
    public boolean renamesConstraints() {
        return false;
    }

    /** A primary key that numbers itself is part of its column and has no name; nothing ever refers to the name of a key. */
    @Override
    public boolean keepsName(String kind) {
        return !kind.equals("pk");
    }

    @Override
    public boolean uniqueIsIndex() {
        return true;
    }

    @Override
    public String nameKey(String stored) {
        return SqliteNames.fold(stored);
    }
}
