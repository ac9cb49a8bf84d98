package dev.portolan.processor.check;

import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Drift;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.PortolanException;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Compares the entities with {@code schema.snapshot}: no database, no driver, no replay. It tells nothing where the snapshot does not
 * belong to the sum that lies beside it.
 */
public final class DriftCheck {
    private static final String HEAD = "portolan-snapshot 1 h1:";
    private static final String MARK = "h1:";
    private static final String SETTINGS = "settings ";

    private final Elements elements;
    private final Reporter reporter;
    private final boolean error;

    /** @param error whether a missing migration fails the compilation */
    public DriftCheck(Elements elements, Reporter reporter, boolean error) {
        this.elements = elements;
        this.reporter = reporter;
        this.error = error;
    }

    /**
     * Reports what has no migration yet, each at its field or class.
     *
     * @param dir as messages call it
     * @param snapshot text of {@code schema.snapshot}; null for none
     * @param sum text of {@code atlas.sum}; null for none
     * @param graph text of the unit's graph
     * @param unit where to report what has no other place; null for nowhere
     */
    public void run(String dir, String snapshot, String sum, String graph, Origin unit) {
        String why = untold(snapshot, sum);
        if (why != null) {
            reporter.report(Message.SNAPSHOT_STALE, unit, dir, why);
            return;
        }
        String last = graph(snapshot.replace("\r\n", "\n"));
        if (last.equals(graph)) {
            return;
        }
        try {
            Desired now = GraphText.read(graph);
            for (Drift drift : Drift.between(GraphText.read(last), now)) {
                Message message = error ? Message.MIGRATION_MISSING : Message.MIGRATION_PENDING;
                reporter.report(message, place(drift.at(), now, unit), sentence(drift.what()));
            }
        } catch (PortolanException e) {
            reporter.report(Message.SNAPSHOT_STALE, unit, dir, "schema.snapshot cannot be read");
        }
    }

    /** Why nothing can be told; null when something can. */
    private static String untold(String snapshot, String sum) {
        if (snapshot == null) {
            return "there is no schema.snapshot";
        }
        if (!snapshot.startsWith(HEAD)) {
            return "schema.snapshot cannot be read";
        }
        if (sum == null) {
            return "there is no atlas.sum";
        }
        boolean belongs = firstLine(sum).equals(firstLine(snapshot).substring(HEAD.length() - MARK.length()));
        return belongs ? null : "schema.snapshot is not that of atlas.sum";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String graph(String snapshot) {
        String rest = snapshot.substring(snapshot.indexOf('\n') + 1);
        return rest.startsWith(SETTINGS) ? rest.substring(rest.indexOf('\n') + 1) : rest;
    }

    private static String sentence(String what) {
        return Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }

    private Origin place(ElementRef at, Desired now, Origin unit) {
        Map<ElementRef, String> origins = now.hints().origin();
        Element found = element(origins.get(at));
        if (found == null) {
            found = element(origins.get(ElementRef.of(at.object())));
        }
        return found == null ? unit : Origin.of(found);
    }

    /** The field or getter that {@code com.acme.Customer#address.city} begins with, or its class; null for none. */
    private Element element(String origin) {
        if (origin == null) {
            return null;
        }
        String[] parts = origin.split("#", 2);
        TypeElement type = elements.getTypeElement(parts[0].replace('$', '.'));
        if (type == null || parts.length == 1) {
            return type;
        }
        String member = parts[1].split("[.\\[(]", 2)[0];
        for (Element enclosed : type.getEnclosedElements()) {
            String name = enclosed.getSimpleName().toString();
            boolean getter = name.length() > 3
                    && name.startsWith("get")
                    && (Character.toLowerCase(name.charAt(3)) + name.substring(4)).equals(member);
            if ((enclosed.getKind().isField() && name.equals(member)) || getter) {
                return enclosed;
            }
        }
        return type;
    }
}
