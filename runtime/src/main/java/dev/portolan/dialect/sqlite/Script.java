package dev.portolan.dialect.sqlite;

import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The steps and notices of a plan while it is made. */
final class Script {
    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n\\u2028\\u2029]+");

    private final List<Step> steps = new ArrayList<>();
    private final Set<Notice> notices = new LinkedHashSet<>();

    /** @param comment one line: a name in it that has several is joined; null for none */
    void step(String comment, String sql) {
        steps.add(Step.of(comment == null ? null : LINE_ENDS.matcher(comment).replaceAll(" "), sql));
    }

    void notice(String code, String element, String message) {
        notices.add(new Notice(code, element, message));
    }

    List<Notice> notices() {
        return List.copyOf(notices);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The steps between those that make them one transaction of the file's own, in which foreign keys do nothing. */
    List<Step> framed() {
        List<Step> framed = new ArrayList<>();
        framed.add(
                Step.of("disable the enforcement of foreign-keys constraints", "PRAGMA foreign_keys = off", Tx.NONE));
        framed.add(Step.of("open a transaction: all or nothing", "BEGIN IMMEDIATE", Tx.NONE));
        steps.forEach(s -> framed.add(s.withTx(Tx.NONE)));
        framed.add(Step.of("commit the transaction", "COMMIT", Tx.NONE));
        framed.add(Step.of(
                "enable back the enforcement of foreign-keys constraints", "PRAGMA foreign_keys = on", Tx.NONE));
        return framed;
    }
}
