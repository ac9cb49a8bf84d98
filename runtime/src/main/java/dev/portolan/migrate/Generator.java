package dev.portolan.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The generator for programs: what the generated main does, with values in and out. Immutable; each method gives a copy.
 *
 * <pre>{@code
 * Result result = Portolan.generator(new PortolanSchemaSource())
 *         .dir(Path.of("migrations"))
 *         .devDatabase("embedded:postgres")
 *         .diff("add_users");
 * }</pre>
 */
public final class Generator {
    private final SchemaSource source;
    private final Options options;

    private Generator(SchemaSource source, Options options) {
        this.source = source;
        this.options = options;
    }

    /** A generator with the defaults of the source; see the command line's usage text for what they are. */
    public static Generator of(SchemaSource source) {
        return new Generator(
                source,
                new Options(
                        "changes",
                        null,
                        null,
                        null,
                        false,
                        Database.NONE,
                        Database.NONE,
                        List.of(),
                        List.of(),
                        Options.ALL_KINDS,
                        false,
                        Map.of(),
                        false,
                        false,
                        false,
                        null,
                        false,
                        ShapeOptions.UNSAID));
    }

    /** The migration directory; created when missing. */
    public Generator dir(Path dir) {
        return with(options.withDir(dir));
    }

    /** {@code atlas}, … */
    public Generator format(String format) {
        return with(options.withFormat(format));
    }

    /** {@code sqlite}, {@code postgres}, … */
    public Generator dialect(String dialect) {
        return with(options.withDialect(dialect));
    }

    /** A dev server: a JDBC URL or {@code embedded:<dialect>}. */
    public Generator devDatabase(String url) {
        return with(options.withDev(Database.of(url, null, null)));
    }

    /** A dev server with credentials. */
    public Generator devDatabase(String url, String user, String password) {
        return with(options.withDev(Database.of(url, user, password)));
    }

    /** An empty database of ours alone as dev database; cleaned afterwards. */
    public Generator devDatabase(DataSource source) {
        return with(options.withDev(new Database(null, null, null, source, null)));
    }

    /** Compares with that database, not with the replayed directory. */
    public Generator inspect(String url, String user, String password) {
        return with(options.withTarget(Database.of(url, user, password)));
    }

    /** Compares with that database, not with the replayed directory. */
    public Generator inspect(DataSource source) {
        return with(options.withTarget(new Database(null, null, null, source, null)));
    }

    /** Compares with the database of that connection, which stays open. */
    public Generator inspect(Connection connection) {
        return with(options.withTarget(new Database(null, null, null, null, connection)));
    }

    /** A schema to compare besides the default one. */
    public Generator schema(String schema) {
        return with(options.withSchemas(plus(options.schemas(), schema)));
    }

    /** A glob that is never touched: {@code table}, {@code schema.table}, {@code table.column}. */
    public Generator exclude(String glob) {
        return with(options.withExclude(plus(options.exclude(), glob)));
    }

    /** What may be dropped: any of {@code table}, {@code column}, {@code index}, {@code constraint}. */
    public Generator drop(Set<String> kinds) {
        return with(options.withDrop(kinds, options.allowMassDrop()));
    }

    /** Lets more than half of the tables go. */
    public Generator allowMassDrop() {
        return with(options.withDrop(options.drop(), true));
    }

    /** A rename of this run: {@code table} to {@code table}, or {@code table.column} to {@code table.column}. */
    public Generator rename(String old, String now) {
        Map<String, String> renames = new LinkedHashMap<>(options.renames());
        renames.put(old, now);
        return with(options.withRenames(renames));
    }

    /** Kinds of changes in their safe shape: any of {@code index}, {@code constraint}, {@code column}. */
    public Generator shape(Set<String> kinds) {
        String words = kinds.isEmpty() ? "none" : String.join(",", new TreeSet<>(kinds));
        return with(options.withShapes(options.shapes().withKinds(words)));
    }

    /**
     * Limits in each file that is written.
     *
     * @param lock how long a statement waits for a lock, {@code 5s}; null for the server's own limit
     * @param statement how long a statement may run; null for the server's own limit
     */
    public Generator timeouts(String lock, String statement) {
        return with(options.withShapes(options.shapes().withTimeouts(lock, statement)));
    }

    /** The version of the next migration, {@code yyyyMMddHHmmss}, instead of now. */
    public Generator versionTime(String version) {
        return with(options.withVersionTime(version));
    }

    /** Writes nothing: {@link Result#files()} says what it would. */
    public Generator dryRun() {
        return with(options.withDryRun(true));
    }

    /**
     * Writes the migration that is missing, if one is.
     *
     * @param name of the migration: letters, digits, {@code _ - .}, at most 100
     * @throws dev.portolan.schema.PortolanException when it cannot; nothing is written then
     */
    public Result diff(String name) {
        return new Generation(source, options.withName(name)).run();
    }

    private Generator with(Options other) {
        return new Generator(source, other);
    }

    private static List<String> plus(List<String> list, String more) {
        List<String> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
