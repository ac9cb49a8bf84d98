package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Script;
import dev.portolan.schema.QName;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a table goes through: one {@code ALTER TABLE}, its clauses in the order of their kinds; where rows have to be filled in
 * between, a second one for what only then holds.
 */
final class AlterTable {
    /** Kinds of clauses, in the order in which they are written. */
    enum Kind {
        OPTION,
        COLUMN,
        ADDED_COLUMN,
        KEY,
        INDEX,
        FOREIGN_KEY,
        CHECK
    }

    private record Clause(Kind kind, Work.Clause text) {}

    private final QName table;
    private final List<Work.Clause> freeing = new ArrayList<>();
    private final List<Work.Clause> first = new ArrayList<>();
    private final List<Work.Clause> second = new ArrayList<>();
    private final List<Work.Clause> third = new ArrayList<>();
    private final List<Consumer<Script>> copies = new ArrayList<>();
    private final List<Clause> early = new ArrayList<>();
    private final List<Clause> late = new ArrayList<>();
    private final List<Consumer<Script>> rows = new ArrayList<>();
    private final List<Clause> between = new ArrayList<>();
    private final List<Consumer<Script>> moreRows = new ArrayList<>();
    private final List<Work.Clause> required = new ArrayList<>();
    private final List<Work.Clause> last = new ArrayList<>();
    private int newlyFilled;
    private TableChange change;

    AlterTable(QName table) {
        this.table = table;
    }

    /** The change that stands behind what follows; null for none. */
    void because(TableChange reason) {
        change = reason;
    }

    /** In a statement of its own, before all else. */
    void freeing(String sql) {
        freeing.add(new Work.Clause(sql, change));
    }

    /** In a statement of its own, before. */
    void first(String sql) {
        first.add(new Work.Clause(sql, change));
    }

    void early(Kind kind, String sql) {
        early.add(new Clause(kind, new Work.Clause(sql, change)));
    }

    /** In a statement of its own, after those. */
    void second(String sql) {
        second.add(new Work.Clause(sql, change));
    }

    /** In a statement of its own, after those, and rows that are written before anything changes what they are made of. */
    void third(String sql, String comment, String rows, Work work) {
        third.add(new Work.Clause(sql, change));
        copies.add(script -> script.step(comment, rows, work));
    }

    /** One that holds only once rows are filled. */
    void late(Kind kind, String sql) {
        late.add(new Clause(kind, new Work.Clause(sql, change)));
    }

    /** In a statement of its own, when rows are filled: the server makes no copy of a table for it under a foreign key. */
    void required(String sql) {
        required.add(new Work.Clause(sql, change));
    }

    /** In a statement of its own, after all else. */
    void last(String sql) {
        last.add(new Work.Clause(sql, change));
    }

    /** What fills a new column reads rows as they are: before columns that exist are filled. */
    void newRows(String comment, String sql, Work work) {
        rows.add(newlyFilled++, script -> script.step(comment, sql, work));
    }

    void rows(String comment, String sql, Work work) {
        rows.add(script -> script.step(comment, sql, work));
    }

    /** One that comes when rows are filled, before they are filled again. */
    void between(Kind kind, String sql) {
        between.add(new Clause(kind, new Work.Clause(sql, change)));
    }

    void moreRows(String comment, String sql, Work work) {
        moreRows.add(script -> script.step(comment, sql, work));
    }

    void write(Script script) {
        script.change(table, freeing);
        script.change(table, first);
        script.change(table, second);
        script.change(table, third);
        copies.forEach(c -> c.accept(script));
        if (rows.isEmpty() && required.isEmpty()) {
            List<Clause> all = new ArrayList<>(early);
            all.addAll(late);
            alter(script, all);
        } else {
            alter(script, early);
            rows.forEach(r -> r.accept(script));
            alter(script, between);
            moreRows.forEach(r -> r.accept(script));
            script.change(table, required);
            alter(script, late);
        }
        script.change(table, last);
    }

    private void alter(Script script, List<Clause> clauses) {
        script.change(
                table,
                clauses.stream()
                        .sorted(Comparator.comparing(Clause::kind))
                        .map(Clause::text)
                        .toList());
    }
}
