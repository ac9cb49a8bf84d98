package dev.portolan.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run of the generator was asked for; nulls where the default depends on something that is known later.
 *
 * @param name of the migration
 * @param dir null for the unit's
 * @param format null for the unit's
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
 * @param shapes what is written in its safe shape, as far as something was said
 */
record Options(
        String name,
        Path dir,
        String format,
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
        ShapeOptions shapes) {
    /** What may be dropped when nothing is said. */
    static final Set<String> ALL_KINDS = Set.of("table", "column", "index", "constraint");

    Options {
        schemas = List.copyOf(schemas);
        exclude = List.copyOf(exclude);
        drop = Set.copyOf(drop);
    }

    boolean writes() {
        return !dryRun && !check;
    }

    Options withName(String other) {
        return new Options(
                other,
                dir,
                format,
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
                shapes);
    }

    Options withDir(Path other) {
        return new Options(
                name,
                other,
                format,
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
                shapes);
    }

    Options withFormat(String other) {
        return new Options(
                name,
                dir,
                other,
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
                shapes);
    }

    Options withDialect(String other) {
        return new Options(
                name,
                dir,
                format,
                other,
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
                shapes);
    }

    Options withDev(Database other) {
        return new Options(
                name,
                dir,
                format,
                dialect,
                inspect,
                target,
                other,
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
                shapes);
    }

    Options withSchemas(List<String> other) {
        return new Options(
                name,
                dir,
                format,
                dialect,
                inspect,
                target,
                dev,
                other,
                exclude,
                drop,
                allowMassDrop,
                renames,
                dryRun,
                check,
                rehash,
                versionTime,
                json,
                shapes);
    }

    Options withExclude(List<String> other) {
        return new Options(
                name,
                dir,
                format,
                dialect,
                inspect,
                target,
                dev,
                schemas,
                other,
                drop,
                allowMassDrop,
                renames,
                dryRun,
                check,
                rehash,
                versionTime,
                json,
                shapes);
    }

    Options withRenames(Map<String, String> other) {
        return new Options(
                name,
                dir,
                format,
                dialect,
                inspect,
                target,
                dev,
                schemas,
                exclude,
                drop,
                allowMassDrop,
                other,
                dryRun,
                check,
                rehash,
                versionTime,
                json,
                shapes);
    }

    Options withVersionTime(String other) {
        return new Options(
                name,
                dir,
                format,
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
                other,
                json,
                shapes);
    }

    Options withDryRun(boolean other) {
        return new Options(
                name,
                dir,
                format,
                dialect,
                inspect,
                target,
                dev,
                schemas,
                exclude,
                drop,
                allowMassDrop,
                renames,
                other,
                check,
                rehash,
                versionTime,
                json,
                shapes);
    }

    Options withTarget(Database other) {
        return new Options(
                name,
                dir,
                format,
                dialect,
                true,
                other,
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
                shapes);
    }

    Options withDrop(Set<String> kinds, boolean mass) {
        return new Options(
                name,
                dir,
                format,
                dialect,
                inspect,
                target,
                dev,
                schemas,
                exclude,
                kinds,
                mass,
                renames,
                dryRun,
                check,
                rehash,
                versionTime,
                json,
                shapes);
    }

    Options withShapes(ShapeOptions other) {
        return new Options(
                name,
                dir,
                format,
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
                other);
    }
}
