package dev.portolan.schema;

/**
 * The text form of a logical graph and its hints: deterministic, a line a column, made to be read.
 *
 * <pre>
 * portolan-graph 1 unit "shop"
 * sequence users_seq start 1 increment 50
 * table users comment "people" origin "com.acme.User"
 *   column id int(64) not null origin "com.acme.User#id"
 *   column "Mail" text(255)[postgres: raw("citext")] null default "''" renamed (email)
 *   primary key (id)
 *   unique name uk_mail ("Mail")
 *   foreign key (boss) references users (id) on delete set null
 * </pre>
 *
 * <p>A bare name was not quoted by the mapping, {@code "x"} was, {@code ~"x y"} was not but is no plain word. Every other
 * text stands in double quotes with the escapes of Java. {@code name} precedes a name that the mapping gave, {@code auto} one
 * that resolve gave. A value that differs by dialect is followed by the others in brackets; {@code none} is no value. Hints
 * stand on the line of their element; those without one in a {@code hint} line.
 */
public final class GraphText {
    /** The version that {@link #write} writes and the last that {@link #read} knows. */
    public static final int VERSION = 1;

    private GraphText() {}

    /** The same text for an equal argument, with {@code \n} line ends and a final one. */
    public static String write(Desired desired) {
        return new GraphWriter(desired).write();
    }

    /**
     * What {@link #write} wrote, now or in an earlier version; {@code \r\n} line ends are taken too.
     *
     * @throws PortolanException {@code graph-version} for a later version, {@code graph-text} with the line when it is malformed
     */
    public static Desired read(String text) {
        return read(text, 0, 1);
    }

    /** A type as it stands there, for messages: {@code text(255)}. */
    public static String type(ColumnType type) {
        TextOut out = new TextOut();
        TypeText.write(out, PerDialect.of(type));
        return out.finish().strip();
    }

    /**
     * As {@link #read(String)}, for a graph inside another text.
     *
     * @param from where the graph's first line begins
     * @param line number of that line, for messages
     */
    public static Desired read(String text, int from, int line) {
        return new GraphReader(new TextIn(text, from, line)).read();
    }
}
