package dev.portolan.dialect;

import dev.portolan.schema.QName;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Work.Clause;
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
    public final Clauses drops = new Clauses();
    private final List<Timed> columns = new ArrayList<>();
    public final List<Consumer<Script>> rows = new ArrayList<>();
    public final Clauses constraints = new Clauses();
    public final List<Consumer<Script>> after = new ArrayList<>();
    public final List<Consumer<Script>> comments = new ArrayList<>();

    public Alteration(QName table) {
        this.table = table;
    }

    private record Timed(Clause clause, boolean late) {}

    public void column(String clause) {
        column(clause, null);
    }

    /** @param change why it is there */
    public void column(String clause, TableChange change) {
        columns.add(new Timed(new Clause(clause, change), false));
    }

    /** One that holds only once rows are filled. */
    public void late(String clause) {
        late(clause, null);
    }

    /** One that holds only once rows are filled. @param change why it is there */
    public void late(String clause, TableChange change) {
        columns.add(new Timed(new Clause(clause, change), true));
    }

    public void write(Script script) {
        before.forEach(s -> s.accept(script));
        boolean filled = !rows.isEmpty();
        List<Clause> first = new ArrayList<>(drops.list());
        List<Clause> second = new ArrayList<>();
        columns.forEach(c -> (c.late && filled ? second : first).add(c.clause));
        if (filled) {
            script.change(table, first);
            rows.forEach(s -> s.accept(script));
            second.addAll(constraints.list());
            script.change(table, second);
        } else {
            first.addAll(constraints.list());
            script.change(table, first);
        }
        after.forEach(s -> s.accept(script));
        comments.forEach(s -> s.accept(script));
    }
}
