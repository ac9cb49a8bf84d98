package dev.portolan.dir;

import dev.portolan.schema.Desired;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.PortolanException;

/**
 * {@code schema.snapshot}: the logical graph that the last migration was made for.
 *
 * @param sum total of the {@code atlas.sum} that it belongs to; when the directory has another one, nothing may be concluded
 *     from the graph
 */
public record Snapshot(String sum, Desired desired) {
    /** Its name in a migration directory. */
    public static final String NAME = "schema.snapshot";

    private static final String HEAD = "portolan-snapshot ";
    private static final int VERSION = 1;

    /** What the file holds: a line with the total, then the graph. */
    public String text() {
        return HEAD + VERSION + " h1:" + sum + "\n" + GraphText.write(desired);
    }

    /**
     * Reads the file's text.
     *
     * @throws PortolanException {@code snapshot-format}, {@code snapshot-version}, or what {@link GraphText#read} throws
     */
    public static Snapshot parse(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text.strip() : text.substring(0, end).strip();
        int mark = first.indexOf(" h1:");
        if (end < 0 || mark < HEAD.length() || !first.startsWith(HEAD)) {
            throw PortolanException.failed(
                    "snapshot-format",
                    NAME + " does not begin with \"" + HEAD + VERSION + " h1:…\". Bring it back from version control, or delete it: "
                            + "the next migration writes it anew");
        }
        if (!first.substring(HEAD.length(), mark).equals(String.valueOf(VERSION))) {
            throw PortolanException.failed(
                    "snapshot-version", NAME + " was written by a later Portolan. Use that version, or a later one");
        }
        return new Snapshot(first.substring(mark + " h1:".length()), GraphText.read(text, end + 1, 2));
    }

    /** Whether it tells the state of the directory that has this sum. */
    public boolean belongsTo(SumFile other) {
        return sum.equals(other.total());
    }
}
