package dev.portolan.migrate;

import dev.portolan.dir.MigrationFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a run of the generator was asked for; nulls where the default depends on something that is known later.
 *
 * @param name of the migration
 * @param dir null for the unit's
 * @param format null for the unit's
 * @param placeholders values for what migration files leave open, by name
 * @param dialect null for the server's or the unit's
 * @param inspect whether the current state is the target database and not the replayed directory
 * @param target the database at {@code --url}; its url is null when not given
 * @param dev the dev database; its url is null when not given
 * @param schemas besides the default schema
 * @param exclude globs, besides the unit's
 * @param drop kinds that may be dropped
 * @param renames of this run, new name by old, as given ({@code t=u}, {@code t.a=t.b})
 * @param dryRun whether nothing is written
 * @param rehash whether the sum is written anew, and nothing else done
 * @param check whether a missing migration is exit 3 and nothing is written
 * @param versionTime the version to use; null for now
 * @param json whether the result is one JSON object
 * @param maxFile bytes that a migration may have
 * @param cache whether states that earlier runs remembered are used
 * @param shapes what is written in its safe shape, as far as something was said
 */
record Options(
        String name,
        Path dir,
        String format,
        Map<String, String> placeholders,
        String dialect,
        boolean inspect,
        Database target,
        Database dev,
        List<String> schemas,
        List<String> exclude,
        Set<String> drop,
        boolean allowMassDrop,
        Map<String, String> renames,
        boolean dryRun,
        boolean check,
        boolean rehash,
        String versionTime,
        boolean json,
        long maxFile,
        boolean cache,
        ShapeOptions shapes) {
    /** What may be dropped when nothing is said. */
    static final Set<String> ALL_KINDS = Set.of("table", "column", "index", "constraint");

    Options {
        schemas = List.copyOf(schemas);
        exclude = List.copyOf(exclude);
        drop = Set.copyOf(drop);
        placeholders = Map.copyOf(placeholders);
    }

    boolean writes() {
        return !dryRun && !check;
    }

    /** Those of a program or command line that says nothing. */
    static Options none() {
        return new Draft().options();
    }

    /** The same but for what is changed in a draft of it. */
    Options with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Options on their way: each may be set, by its name. */
    static final class Draft {
        String name = "changes";
        Path dir;
        String format;
        Map<String, String> placeholders = Map.of();
        String dialect;
        boolean inspect;
        Database target = Database.NONE;
        Database dev = Database.NONE;
        List<String> schemas = List.of();
        List<String> exclude = List.of();
        Set<String> drop = ALL_KINDS;
        boolean allowMassDrop;
        Map<String, String> renames = Map.of();
        boolean dryRun;
        boolean check;
        boolean rehash;
        String versionTime;
        boolean json;
        long maxFile = MigrationFile.MOST;
        boolean cache = true;
        ShapeOptions shapes = ShapeOptions.UNSAID;

        private Draft() {}

        private Draft(Options from) {
            this.name = from.name;
            this.dir = from.dir;
            this.format = from.format;
            this.placeholders = from.placeholders;
            this.dialect = from.dialect;
            this.inspect = from.inspect;
            this.target = from.target;
            this.dev = from.dev;
            this.schemas = from.schemas;
            this.exclude = from.exclude;
            this.drop = from.drop;
            this.allowMassDrop = from.allowMassDrop;
            this.renames = from.renames;
            this.dryRun = from.dryRun;
            this.check = from.check;
            this.rehash = from.rehash;
            this.versionTime = from.versionTime;
            this.json = from.json;
            this.maxFile = from.maxFile;
            this.cache = from.cache;
            this.shapes = from.shapes;
        }

        private Options options() {
            return new Options(
                    name,
                    dir,
                    format,
                    placeholders,
                    dialect,
                    inspect,
                    target,
                    dev,
                    schemas,
                    exclude,
                    drop,
                    allowMassDrop,
                    renames,
                    dryRun,
                    check,
                    rehash,
                    versionTime,
                    json,
                    maxFile,
                    cache,
                    shapes);
        }
    }
}
