package dev.portolan.dialect.mysql;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.dialect.Components;
import dev.portolan.dialect.Script;
import dev.portolan.schema.Graph;
import dev.portolan.schema.QName;
import dev.portolan.schema.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which views go and come. The server looks at what a view reads only when it is asked, so nothing keeps a view from standing while
 * tables change; but one that reads what is renamed has to be made anew, since its text keeps the old name.
 */
final class ViewPlan {
    private final List<View> drops;
    private final List<View> creates = new ArrayList<>();

    ViewPlan(ChangeSet changes, Graph from, Graph to) {
        this.drops = changes.droppedViews;
        Set<QName> gone = new HashSet<>();
        drops.forEach(v -> gone.add(v.name()));
        Map<QName, View> before = new HashMap<>();
        from.views().forEach(v -> before.put(v.name(), v));
        Map<QName, View> after = new HashMap<>();
        to.views().forEach(v -> after.put(v.name(), v));
        List<QName> names = to.views().stream().map(View::name).toList();
        Components.of(names, n -> after.get(n).dependsOn())
                .forEach(group -> group.forEach(name -> {
                    View was = before.get(name);
                    View view = after.get(name);
                    if (was == null || gone.contains(name) || !was.query().equals(view.query())) {
                        creates.add(view);
                    }
                }));
    }

    void drop(Script script) {
        for (View view : drops) {
            if (creates.stream().noneMatch(v -> v.name().equals(view.name()))) {
                script.step("drop \"" + view.name().name() + "\" view", "DROP VIEW " + Syntax.quoted(view.name()));
                script.notice("drop-view", view.name().toString(), "View " + view.name() + " is dropped.");
            }
        }
    }

    void create(Script script) {
        for (View view : creates) {
            script.step(
                    "create \"" + view.name().name() + "\" view",
                    "CREATE OR REPLACE VIEW " + Syntax.quoted(view.name()) + " AS "
                            + Syntax.text(view.query()).strip());
        }
    }
}
