package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Script;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Triggers, policies and rules that name a column which changes its type: the server refuses it under them. */
final class Triggers {
    private static final List<String> KINDS = List.of("trigger", "policy", "rule");
    private final List<Opaque> around;
    private final List<Opaque> all;

    private Triggers(List<Opaque> around, List<Opaque> all) {
        this.around = around;
        this.all = all;
    }

    /** @param opaques of one table @param touched columns that change their type or are made anew */
    static Triggers on(List<Opaque> opaques, Collection<Name> touched) {
        List<Opaque> around = new ArrayList<>();
        for (Opaque opaque : opaques) {
            if (KINDS.contains(opaque.kind()) && Mentions.any(opaque.sql(), touched)) {
                around.add(opaque);
            }
        }
        return new Triggers(around, opaques);
    }

    void drop(Script script) {
        for (Opaque opaque : around) {
            script.step(
                    "drop " + opaque.kind() + " \"" + opaque.name().name() + "\"",
                    "DROP " + opaque.kind().toUpperCase(Locale.ROOT) + " "
                            + Ddl.quoted(opaque.name().name()) + " ON " + Ddl.quoted(opaque.table()));
        }
    }

    /** With what is said of them elsewhere: whether they are enabled, and their comments. */
    void restore(Script script) {
        Set<String> again = new HashSet<>();
        around.forEach(o -> again.add(o.kind() + " " + key(o.name())));
        for (Opaque opaque : all) {
            if (again.contains(opaque.kind().split(" ")[0] + " " + key(opaque.name()))) {
                create(script, opaque);
            }
        }
    }

    private static String key(QName name) {
        return Ddl.quoted(name);
    }

    static void create(Script script, Opaque opaque) {
        script.step("create " + opaque.kind() + " \"" + opaque.name().name() + "\"", opaque.sql());
    }
}
