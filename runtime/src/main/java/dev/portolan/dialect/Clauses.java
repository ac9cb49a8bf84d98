package dev.portolan.dialect;

import dev.portolan.schema.TableChange;
import dev.portolan.sql.Work.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Clauses of an {@code ALTER TABLE} while they are gathered. */
public final class Clauses {
    private final List<Clause> clauses = new ArrayList<>();

    public void add(String sql) {
        add(sql, null);
    }

    public void add(int at, String sql) {
        add(at, sql, null);
    }

    /** @param change why it is there */
    public void add(String sql, TableChange change) {
        clauses.add(new Clause(sql, change));
    }

    /** @param change why it is there */
    public void add(int at, String sql, TableChange change) {
        clauses.add(at, new Clause(sql, change));
    }

    /** Those that hold are no longer among the clauses, but returned. */
    public List<Clause> take(Predicate<Clause> which) {
        List<Clause> taken = clauses.stream().filter(which).toList();
        clauses.removeAll(taken);
        return taken;
    }

    public List<Clause> list() {
        return List.copyOf(clauses);
    }
}
