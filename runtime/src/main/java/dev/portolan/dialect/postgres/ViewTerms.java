package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Script;
import dev.portolan.dialect.ViewPlan;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.View;
import dev.portolan.sql.Quoting;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Views of PostgreSQL, plain and materialized, with their rights and with what hangs on them. */
final class ViewTerms implements ViewPlan.Terms {
    private static final PostgresTerms TERMS = new PostgresTerms();
    private final Map<QName, List<Opaque>> hanging;

    /** @param hanging by view */
    ViewTerms(Map<QName, List<Opaque>> hanging) {
        this.hanging = hanging;
    }

    @Override
    public String dialect() {
        return TERMS.dialect();
    }

    @Override
    public Quoting quoting() {
        return TERMS.quoting();
    }

    @Override
    public boolean disturbs(TableChange change) {
        return TERMS.disturbs(change);
    }

    @Override
    public boolean mentions(String expression, Collection<Name> names) {
        return TERMS.mentions(expression, names);
    }

    @Override
    public String kind(View view) {
        return view.options().containsKey("materialized") ? "MATERIALIZED VIEW" : "VIEW";
    }

    @Override
    public String options(View view) {
        String with = view.options().get("with");
        String tablespace = view.options().get("tablespace");
        return (with == null ? "" : " WITH (" + with + ")")
                + (tablespace == null ? "" : " TABLESPACE " + PostgresNames.QUOTING.name(tablespace));
    }

    @Override
    public String remade() {
        return "with its privileges, comments and triggers.";
    }

    @Override
    public void leave(Script script, List<View> same, List<View> other) {
        ViewRights.remember(script, same, other);
    }

    @Override
    public void made(Script script, View view, boolean same) {
        hanging.getOrDefault(view.name(), List.of()).stream()
                .filter(o -> same || stays(o, view))
                .forEach(o -> Triggers.create(script, o));
    }

    /** What is said of a column goes with the column. */
    private static boolean stays(Opaque opaque, View view) {
        return !opaque.kind().startsWith("column")
                || Mentions.any(Ddl.text(view.query()), List.of(opaque.name().name()));
    }

    @Override
    public void back(Script script, boolean again) {
        if (again) {
            ViewRights.restore(script);
        }
    }
}
