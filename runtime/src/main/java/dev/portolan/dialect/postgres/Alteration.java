package dev.portolan.dialect.postgres;

import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a table goes through, in the order in which it is written: statements before, one {@code ALTER TABLE}, and where rows have
 * to be filled in between, the rows and a second one for what only then holds.
 */
final class Alteration {
    private final QName table;
    final List<Consumer<Script>> before = new ArrayList<>();
    final List<String> drops = new ArrayList<>();
    private final List<Clause> columns = new ArrayList<>();
    final List<Consumer<Script>> rows = new ArrayList<>();
    final List<String> constraints = new ArrayList<>();
    final List<Consumer<Script>> after = new ArrayList<>();
    final List<Consumer<Script>> comments = new ArrayList<>();

    Alteration(QName table) {
        this.table = table;
    }

    private record Clause(String sql, boolean late) {}

    void column(String clause) {
        columns.add(new Clause(clause, false));
    }

    /** One that holds only once rows are filled. */
    void late(String clause) {
        columns.add(new Clause(clause, true));
    }

    void write(Script script) {
        before.forEach(s -> s.accept(script));
        boolean filled = !rows.isEmpty();
        List<String> first = new ArrayList<>(drops);
        List<String> second = new ArrayList<>();
        columns.forEach(c -> (c.late && filled ? second : first).add(c.sql));
        if (filled) {
            script.alter(table, first);
            rows.forEach(s -> s.accept(script));
            second.addAll(constraints);
            script.alter(table, second);
        } else {
            first.addAll(constraints);
            script.alter(table, first);
        }
        after.forEach(s -> s.accept(script));
        comments.forEach(s -> s.accept(script));
    }
}
