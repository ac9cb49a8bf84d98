package dev.portolan.dir.format;

import dev.portolan.sql.Batch;
import dev.portolan.sql.Plan;
import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A migration of a tool that can go back: what its files do, and what takes it back. Undone from the last to the first, they
 * execute a plan's reverse in its order.
 *
 * @param part what the file is for; null for the plain one
 * @param up steps forward; empty where a way back needs a file more than the way forward
 * @param back steps back; empty where an earlier file takes back this one too
 */
record There(String part, List<Step> up, List<Step> back) {
    There {
        up = List.copyOf(up);
        back = List.copyOf(back);
    }

    /** In the order in which they are executed forward. */
    static List<There> of(Plan plan) {
        List<Batch> up = Batch.of(plan.steps());
        List<Batch> back = new ArrayList<>(Batch.of(plan.reverse()));
        Collections.reverse(back);
        List<There> files = new ArrayList<>();
        for (int i = 0; i < Math.max(up.size(), back.size()); i++) {
            List<Step> forward = i < up.size() ? up.get(i).steps() : List.of();
            // with fewer ways back than files, what is left to undo stays until the first files are undone
            List<Step> reverse = i < back.size() ? back.get(i).steps() : List.of();
            String part = i < up.size() ? up.get(i).part() : back.get(i).part();
            files.add(new There(part, forward, reverse));
        }
        return files;
    }

    /** With the two ways in files of their own where one must have a transaction and the other none; SQLite's frames bring theirs. */
    static List<There> alike(List<There> files) {
        List<There> alike = new ArrayList<>();
        for (There file : files) {
            boolean mixed = !file.up.isEmpty()
                    && !file.back.isEmpty()
                    && withoutTransaction(file.up) != withoutTransaction(file.back)
                    && !Frame.isSqlite(file.up)
                    && !Frame.isSqlite(file.back);
            if (mixed) {
                alike.add(new There(file.part, file.up, List.of()));
                alike.add(new There(file.part, List.of(), file.back));
            } else {
                alike.add(file);
            }
        }
        return alike;
    }

    String named(String migration) {
        return part == null ? migration : migration + "_" + part;
    }

    /** Whether a tool must not wrap these steps in a transaction of its own. */
    static boolean withoutTransaction(List<Step> steps) {
        return !steps.isEmpty() && new Batch(null, steps).withoutTransaction();
    }
}
