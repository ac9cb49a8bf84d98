package dev.portolan.dialect;

import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a table goes through, in the order in which it is written: statements before, one {@code ALTER TABLE}, and where rows have
 * to be filled in between, the rows and a second one for what only then holds.
 */
public final class Alteration {
    private final QName table;
    public final List<Consumer<Script>> before = new ArrayList<>();
    public final List<String> drops = new ArrayList<>();
    private final List<Clause> columns = new ArrayList<>();
    public final List<Consumer<Script>> rows = new ArrayList<>();
    public final List<String> constraints = new ArrayList<>();
    public final List<Consumer<Script>> after = new ArrayList<>();
    public final List<Consumer<Script>> comments = new ArrayList<>();

    public Alteration(QName table) {
        this.table = table;
    }

    private record Clause(String sql, boolean late) {}

    public void column(String clause) {
        columns.add(new Clause(clause, false));
    }

    /** One that holds only once rows are filled. */
    public void late(String clause) {
        columns.add(new Clause(clause, true));
    }

    public void write(Script script) {
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
