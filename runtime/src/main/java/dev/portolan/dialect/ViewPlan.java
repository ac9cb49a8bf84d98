package dev.portolan.dialect;

import dev.portolan.schema.Change;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.View;
import dev.portolan.sql.Quoting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which views go and come: those in the changes, and those that read a column which changes its type or a view that goes, since
 * the server changes nothing under a view.
 */
public final class ViewPlan {
    private final Terms terms;
    private final List<View> drops = new ArrayList<>();
    private final List<View> creates = new ArrayList<>();
    private final Set<QName> explicit = new HashSet<>();

    /** What a dialect knows of it. */
    public interface Terms {
        String dialect();

        Quoting quoting();

        /** Whether no view may read the table while that happens to it. */
        boolean disturbs(TableChange change);

        /** Whether an expression may name one of them. */
        boolean mentions(String expression, Collection<Name> names);

        /** What kind of view it is, as SQL writes it. */
        default String kind(View view) {
            return "VIEW";
        }

        /** What stands between its name and {@code AS}. */
        default String options(View view) {
            return "";
        }

        /** What a person has to know who reads that a view is made again. */
        default String remade() {
            return "privileges that were granted on it have to be granted again.";
        }

        /** Before views go that come again. @param same with the same columns @param other in another form */
        default void leave(Script script, List<View> same, List<View> other) {}

        /** When a view is there. @param same whether it was there before, with the same columns */
        default void made(Script script, View view, boolean same) {}

        /** When all are there. @param again whether one was there before */
        default void back(Script script, boolean again) {}
    }

    /** @param disturbed tables, by their old names, that no view may read while they change */
    public ViewPlan(ChangeSet changes, Graph from, Graph to, Set<QName> disturbed, Terms terms) {
        this.terms = terms;
        Set<QName> gone = new HashSet<>(disturbed);
        changes.droppedViews.forEach(v -> gone.add(v.name()));
        changes.modifiedViews.forEach(v -> gone.add(v.from().name()));
        explicit.addAll(gone);
        for (Change.ModifyTable change : changes.modified.values()) {
            if (change.changes().stream().anyMatch(terms::disturbs)) {
                gone.add(changes.oldName(change.to().name()));
            }
        }
        Set<QName> made = new HashSet<>();
        changes.addedViews.forEach(v -> made.add(v.name()));
        changes.modifiedViews.forEach(v -> made.add(v.to().name()));
        if (!gone.isEmpty()) {
            for (View view : ordered(from.views())) {
                if (gone.contains(view.name()) || view.dependsOn().stream().anyMatch(gone::contains)) {
                    gone.add(view.name());
                    drops.add(0, view);
                    made.add(view.name());
                }
            }
        }
        changes.droppedViews.forEach(v -> made.remove(v.name()));
        if (!made.isEmpty()) {
            ordered(to.views()).stream().filter(v -> made.contains(v.name())).forEach(creates::add);
        }
    }

    /** Views that stay over what goes: the server refuses to drop it under them. */
    public static void aboutBroken(Script script, ChangeSet changes, Graph from, Graph to, Terms terms) {
        Map<QName, List<Name>> gone = new HashMap<>();
        for (Change.ModifyTable change : changes.modified.values()) {
            List<Name> columns = change.changes().stream()
                    .filter(TableChange.DropColumn.class::isInstance)
                    .map(c -> ((TableChange.DropColumn) c).column().name())
                    .toList();
            if (!columns.isEmpty()) {
                gone.put(changes.oldName(change.to().name()), columns);
            }
        }
        Set<QName> stay = new HashSet<>();
        to.views().forEach(v -> stay.add(v.name()));
        for (View view : from.views()) {
            for (QName table : view.dependsOn()) {
                boolean broken = changes.dropped.containsKey(table)
                        || terms.mentions(
                                PerDialect.in(view.query(), terms.dialect()), gone.getOrDefault(table, List.of()));
                if (broken && stay.contains(view.name())) {
                    script.notice(
                            "broken-reference",
                            view.name().toString(),
                            "View " + view.name() + " stays and reads table " + table
                                    + ", of which something is dropped: the"
                                    + " migration fails when the view reads that, and changes nothing then. Drop or change the"
                                    + " view by hand first.");
                }
            }
        }
    }

    /** Each after those that it reads. */
    public static List<View> ordered(List<View> views) {
        Map<QName, View> byName = new HashMap<>();
        views.forEach(v -> byName.put(v.name(), v));
        List<View> ordered = new ArrayList<>();
        List<QName> names = views.stream().map(View::name).toList();
        Components.of(names, n -> byName.get(n).dependsOn()).forEach(g -> g.forEach(n -> ordered.add(byName.get(n))));
        return Collections.unmodifiableList(ordered);
    }

    public void drop(Script script) {
        Set<QName> after = new HashSet<>();
        creates.forEach(v -> after.add(v.name()));
        List<View> again = drops.stream().filter(v -> after.contains(v.name())).toList();
        if (!again.isEmpty()) {
            terms.leave(
                    script,
                    again.stream().filter(v -> !explicit.contains(v.name())).toList(),
                    again.stream().filter(v -> explicit.contains(v.name())).toList());
        }
        for (View view : drops) {
            script.step(
                    "drop \"" + view.name().name() + "\" view",
                    "DROP " + terms.kind(view) + " " + terms.quoting().name(view.name()));
            if (!after.contains(view.name())) {
                script.notice("drop-view", view.name().toString(), "View " + view.name() + " is dropped.");
            } else if (!explicit.contains(view.name())) {
                script.notice(
                        "view-made-anew",
                        view.name().toString(),
                        "View " + view.name() + " is dropped and made again, because it reads what changes: "
                                + terms.remade());
            }
        }
    }

    public void create(Script script) {
        Set<QName> before = new HashSet<>();
        drops.forEach(v -> before.add(v.name()));
        for (View view : creates) {
            String name = terms.quoting().name(view.name());
            script.step(
                    "create \"" + view.name().name() + "\" view",
                    "CREATE " + terms.kind(view) + " " + name + terms.options(view) + " AS "
                            + PerDialect.in(view.query(), terms.dialect()).strip());
            if (view.comment() != null) {
                script.step(
                        "set comment to view: \"" + view.name().name() + "\"",
                        "COMMENT ON " + terms.kind(view) + " " + name + " IS "
                                + terms.quoting().literal(view.comment()));
            }
            terms.made(script, view, before.contains(view.name()) && !explicit.contains(view.name()));
        }
        terms.back(script, creates.stream().anyMatch(v -> before.contains(v.name())));
    }
}
