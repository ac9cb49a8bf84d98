package dev.portolan.dir;

import dev.portolan.schema.Desired;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.PortolanException;

/**
 * {@code schema.snapshot}: the logical graph that the last migration was made for.
 *
 * @param sum total of the {@code atlas.sum} that it belongs to; when the directory has another one, nothing may be concluded
 *     from the graph
 * @param settings one line: what else the migration depended on (dialect, versions); empty for nothing
 * @param graph the graph in its text form
 */
public record Snapshot(String sum, String settings, String graph) {
    /** Its name in a migration directory. */
    public static final String NAME = "schema.snapshot";

    private static final String HEAD = "portolan-snapshot ";
    private static final String SETTINGS = "settings ";
    private static final int VERSION = 1;

    public Snapshot {
        if (settings.contains("\n") || settings.contains("\r")) {
            throw new IllegalArgumentException("settings are one line: " + settings);
        }
    }

    /** What the file holds: a line with the total, one with the settings, then the graph. */
    public String text() {
        return HEAD + VERSION + " h1:" + sum + "\n" + (settings.isEmpty() ? "" : SETTINGS + settings + "\n") + graph;
    }

    /**
     * Reads the file's text, the graph not yet.
     *
     * @throws PortolanException {@code snapshot-format} or {@code snapshot-version}
     */
    public static Snapshot parse(String written) {
        String text = written.replace("\r\n", "\n");
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        int mark = first.indexOf(" h1:");
        if (end < 0 || mark < HEAD.length() || !first.startsWith(HEAD)) {
            throw PortolanException.failed(
                    "snapshot-format",
                    NAME + " does not begin with \"" + HEAD + VERSION
                            + " h1:…\". Bring it back from version control, or delete it: "
                            + "the next migration writes it anew");
        }
        if (!first.substring(HEAD.length(), mark).equals(String.valueOf(VERSION))) {
            throw PortolanException.failed(
                    "snapshot-version", NAME + " was written by a later Portolan. Use that version, or a later one");
        }
        String settings = "";
        int graph = end + 1;
        int next = text.indexOf('\n', graph);
        if (next >= 0 && text.startsWith(SETTINGS, graph)) {
            settings = text.substring(graph + SETTINGS.length(), next);
            graph = next + 1;
        }
        return new Snapshot(first.substring(mark + " h1:".length()), settings, text.substring(graph));
    }

    /**
     * The graph and its hints.
     *
     * @throws PortolanException what {@link GraphText#read} throws, with the line of the file
     */
    public Desired desired() {
        return GraphText.read(graph, 0, settings.isEmpty() ? 2 : 3);
    }

    /** Whether it tells the state of the directory that has this sum. */
    public boolean belongsTo(SumFile other) {
        return sum.equals(other.total());
    }
}
