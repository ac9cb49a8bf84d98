package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Script;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Triggers and policies that name a column which changes its type: the server refuses it under them. */
final class Triggers {
    private final List<Opaque> around;

    private Triggers(List<Opaque> around) {
        this.around = around;
    }

    /** @param opaques of one table */
    static Triggers on(List<Opaque> opaques, Collection<Name> retyped) {
        List<Opaque> around = new ArrayList<>();
        for (Opaque opaque : opaques) {
            boolean kind = opaque.kind().equals("trigger") || opaque.kind().equals("policy");
            if (kind && Mentions.any(opaque.sql(), retyped)) {
                around.add(opaque);
            }
        }
        return new Triggers(around);
    }

    void drop(Script script) {
        for (Opaque opaque : around) {
            script.step(
                    "drop " + opaque.kind() + " \"" + opaque.name().name() + "\"",
                    "DROP " + opaque.kind().toUpperCase(Locale.ROOT) + " "
                            + Ddl.quoted(opaque.name().name()) + " ON " + Ddl.quoted(opaque.table()));
        }
    }

    void restore(Script script) {
        around.forEach(o -> create(script, o));
    }

    static void create(Script script, Opaque opaque) {
        script.step("create " + opaque.kind() + " \"" + opaque.name().name() + "\"", opaque.sql());
    }
}
