package dev.portolan.migrate;

import dev.portolan.dir.FileSize;
import dev.portolan.dir.PasswordFile;
import dev.portolan.dir.Placeholders;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** From words and environment to {@link Options}: everything that can be wrong without looking at a file or a database. */
final class OptionsReader {
    private OptionsReader() {}

    /**
     * @param environment variables by name, null for an absent one
     * @throws dev.portolan.schema.PortolanException wrong usage
     */
    static Options read(Arguments args, UnaryOperator<String> environment) {
        String mode = args.has(Flag.MODE) ? args.one(Flag.MODE) : "replay";
        if (!mode.equals("replay") && !mode.equals("inspect")) {
            throw Arguments.usage("--mode is replay or inspect, not \"" + mode + "\".");
        }
        boolean inspect = mode.equals("inspect");
        String url = args.has(Flag.URL) ? args.one(Flag.URL) : environment.apply("PORTOLAN_URL");
        if (inspect && url == null) {
            throw Arguments.usage("--mode inspect needs the database: --url or PORTOLAN_URL.");
        }
        if (args.has(Flag.CHECK) && args.has(Flag.DRY_RUN)) {
            throw Arguments.usage("--check and --dry-run exclude each other: --check writes nothing either.");
        }
        if (args.has(Flag.REHASH) && (args.has(Flag.CHECK) || args.has(Flag.DRY_RUN) || args.name() != null)) {
            throw Arguments.usage("--rehash stands alone, with --dir and --format.");
        }
        String password = args.has(Flag.PASSWORD_FILE)
                ? PasswordFile.read(path(args.one(Flag.PASSWORD_FILE), Flag.PASSWORD_FILE))
                : environment.apply("PORTOLAN_PASSWORD");
        String devUrl = args.has(Flag.DEV_URL) ? args.one(Flag.DEV_URL) : environment.apply("PORTOLAN_DEV_URL");
        String dir = args.one(Flag.DIR);
        Database target = Database.of(url, args.one(Flag.USER), password);
        Database dev = Database.of(devUrl, args.one(Flag.DEV_USER), environment.apply("PORTOLAN_DEV_PASSWORD"));
        return Options.none().with(o -> {
            o.name = args.name() == null ? o.name : args.name();
            o.dir = dir == null ? null : path(dir, Flag.DIR);
            o.format = args.one(Flag.FORMAT);
            o.placeholders = Placeholders.parse(args.all(Flag.PLACEHOLDER));
            o.dialect = args.one(Flag.DIALECT);
            o.inspect = inspect;
            o.target = target;
            o.dev = dev;
            o.schemas = args.all(Flag.SCHEMA);
            o.exclude = args.all(Flag.EXCLUDE);
            o.drop = drops(args);
            o.allowMassDrop = args.has(Flag.ALLOW_MASS_DROP);
            o.renames = renames(args);
            o.dryRun = args.has(Flag.DRY_RUN);
            o.check = args.has(Flag.CHECK);
            o.rehash = args.has(Flag.REHASH);
            o.versionTime = args.one(Flag.VERSION_TIME);
            o.json = args.has(Flag.JSON);
            o.maxFile = FileSize.parse(either(args, Flag.MAX_FILE, environment.apply("PORTOLAN_MAX_FILE")));
            o.cache = !args.has(Flag.NO_CACHE);
            o.shapes = shapes(args, environment);
        });
    }

    private static ShapeOptions shapes(Arguments args, UnaryOperator<String> environment) {
        return new ShapeOptions(
                either(args, Flag.SHAPE, environment.apply("PORTOLAN_SHAPE")),
                either(args, Flag.LOCK_TIMEOUT, environment.apply("PORTOLAN_LOCK_TIMEOUT")),
                either(args, Flag.STATEMENT_TIMEOUT, environment.apply("PORTOLAN_STATEMENT_TIMEOUT")));
    }

    private static String either(Arguments args, Flag flag, String otherwise) {
        return args.has(flag) ? args.one(flag) : otherwise;
    }

    private static Path path(String text, Flag flag) {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // falls through to the one message
        }
        throw Arguments.usage(flag.text + " \"" + text + "\" is no path.");
    }

    private static Set<String> drops(Arguments args) {
        String kinds = args.one(Flag.DROP);
        if (kinds == null) {
            return Options.ALL_KINDS;
        }
        if (kinds.isEmpty() || kinds.equals("none")) {
            return Set.of();
        }
        Set<String> given = new TreeSet<>(Arrays.asList(kinds.split(",", -1)));
        for (String kind : given) {
            if (!Options.ALL_KINDS.contains(kind)) {
                throw Arguments.usage("--drop knows table, column, index and constraint, not \"" + kind + "\".");
            }
        }
        return given;
    }

    private static Map<String, String> renames(Arguments args) {
        Map<String, String> renames = new LinkedHashMap<>();
        for (String rename : args.all(Flag.RENAME)) {
            int equals = rename.indexOf('=');
            String old = equals < 0 ? "" : rename.substring(0, equals);
            String now = rename.substring(equals + 1);
            if (old.isEmpty() || now.isEmpty() || (old.indexOf('.') < 0) != (now.indexOf('.') < 0)) {
                throw Arguments.usage("--rename is table=table or table.column=table.column, not \"" + rename + "\".");
            }
            if (renames.put(old, now) != null) {
                throw Arguments.usage("--rename names \"" + old + "\" twice.");
            }
        }
        return renames;
    }
}
