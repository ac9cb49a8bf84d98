package dev.portolan.diff;

import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.QName;
import dev.portolan.sql.Notice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stays although the desired state lacks it, and how that is said: one notice a reason. */
final class Kept {
    private final Hints hints;
    private final List<String> foreign = new ArrayList<>();
    private final Map<DropKind, List<String>> notDropped = new EnumMap<>(DropKind.class);
    private final List<Notice> others = new ArrayList<>();

    Kept(Hints hints) {
        this.hints = hints;
    }

    void element(boolean ours, DropKind kind, String name) {
        if (ours) {
            notDropped.computeIfAbsent(kind, k -> new ArrayList<>()).add(name);
        } else {
            foreign.add(name);
        }
    }

    void referenced(QName table, QName by) {
        others.add(new Notice(
                "kept-referenced",
                table.toString(),
                "Table \"" + table + "\" is kept, because \"" + by + "\", which stays, refers to it."));
    }

    void nowOptional(String column) {
        others.add(new Notice(
                "kept-column-optional",
                column,
                "Column \"" + column + "\" is kept and becomes optional, so that rows without it can be written."));
    }

    void excluded(ElementRef element) {
        String origin = hints.origin().get(element);
        others.add(new Notice(
                "excluded",
                element.toString(),
                "\"" + element + "\"" + (origin == null ? "" : " (" + origin + ")")
                        + " is excluded, as --exclude or the list of history tables of migration tools says: it is not"
                        + " compared. If it is meant to be, give it another name."));
    }

    List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        if (!foreign.isEmpty()) {
            notices.add(new Notice(
                    "not-ours",
                    null,
                    "Left alone, because no migration here made them: " + String.join(", ", foreign)
                            + ". To get rid of one, drop it in a migration by hand; to silence this, pass --exclude."));
        }
        notDropped.forEach((kind, names) -> {
            String word = kind.name().toLowerCase(Locale.ROOT);
            notices.add(new Notice(
                    "kept-" + word,
                    null,
                    "Kept, because --drop does not name " + word + ": " + String.join(", ", names) + "."));
        });
        notices.addAll(others);
        return notices;
    }
}
