package dev.portolan.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
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
        return new Generator(source, Options.none());
    }

    /** The migration directory; created when missing. */
    public Generator dir(Path dir) {
        return with(o -> o.dir = dir);
    }

    /** {@code atlas}, … */
    public Generator format(String format) {
        return with(o -> o.format = format);
    }

    /** {@code sqlite}, {@code postgres}, … */
    public Generator dialect(String dialect) {
        return with(o -> o.dialect = dialect);
    }

    /** A dev server: a JDBC URL or {@code embedded:<dialect>}. */
    public Generator devDatabase(String url) {
        return dev(Database.of(url, null, null));
    }

    /** A dev server with credentials. */
    public Generator devDatabase(String url, String user, String password) {
        return dev(Database.of(url, user, password));
    }

    /** An empty database of ours alone as dev database; cleaned afterwards. */
    public Generator devDatabase(DataSource source) {
        return dev(new Database(null, null, null, source, null));
    }

    /** Compares with that database, not with the replayed directory. */
    public Generator inspect(String url, String user, String password) {
        return target(Database.of(url, user, password));
    }

    /** Compares with that database, not with the replayed directory. */
    public Generator inspect(DataSource source) {
        return target(new Database(null, null, null, source, null));
    }

    /** Compares with the database of that connection, which stays open. */
    public Generator inspect(Connection connection) {
        return target(new Database(null, null, null, null, connection));
    }

    /** A schema to compare besides the default one. */
    public Generator schema(String schema) {
        return with(o -> o.schemas = plus(o.schemas, schema));
    }

    /** A glob that is never touched: {@code table}, {@code schema.table}, {@code table.column}. */
    public Generator exclude(String glob) {
        return with(o -> o.exclude = plus(o.exclude, glob));
    }

    /** What may be dropped: any of {@code table}, {@code column}, {@code index}, {@code constraint}. */
    public Generator drop(Set<String> kinds) {
        return with(o -> o.drop = kinds);
    }

    /** Lets more than half of the tables go. */
    public Generator allowMassDrop() {
        return with(o -> o.allowMassDrop = true);
    }

    /** A rename of this run: {@code table} to {@code table}, or {@code table.column} to {@code table.column}. */
    public Generator rename(String old, String now) {
        Map<String, String> renames = new LinkedHashMap<>(options.renames());
        renames.put(old, now);
        return with(o -> o.renames = renames);
    }

    /** Kinds of changes in their safe shape: any of {@code index}, {@code constraint}, {@code column}. */
    public Generator shape(Set<String> kinds) {
        String words = kinds.isEmpty() ? "none" : String.join(",", new TreeSet<>(kinds));
        return with(o -> o.shapes = o.shapes.withKinds(words));
    }

    /**
     * Limits in each file that is written.
     *
     * @param lock how long a statement waits for a lock, {@code 5s}; null for the server's own limit
     * @param statement how long a statement may run; null for the server's own limit
     */
    public Generator timeouts(String lock, String statement) {
        return with(o -> o.shapes = o.shapes.withTimeouts(lock, statement));
    }

    /** The version of the next migration, {@code yyyyMMddHHmmss}, instead of now. */
    public Generator versionTime(String version) {
        return with(o -> o.versionTime = version);
    }

    /** Writes nothing: {@link Result#files()} says what it would. */
    public Generator dryRun() {
        return with(o -> o.dryRun = true);
    }

    /** Uses no state that an earlier run remembered, and remembers none. */
    public Generator withoutCache() {
        return with(o -> o.cache = false);
    }

    /** How many bytes a migration may have; a larger one is not read into statements. */
    public Generator maxFile(long bytes) {
        return with(o -> o.maxFile = bytes);
    }

    /**
     * Writes the migration that is missing, if one is.
     *
     * @param name of the migration: letters, digits, {@code _ - .}, at most 100
     * @throws dev.portolan.schema.PortolanException when it cannot; nothing is written then
     */
    public Result diff(String name) {
        return new Generation(source, options.with(o -> o.name = name)).run();
    }

    private Generator with(Consumer<Options.Draft> change) {
        return new Generator(source, options.with(change));
    }

    private Generator dev(Database database) {
        return with(o -> o.dev = database);
    }

    private Generator target(Database database) {
        return with(o -> {
            o.target = database;
            o.inspect = true;
        });
    }

    private static List<String> plus(List<String> list, String more) {
        List<String> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
