package dev.portolan.migrate;

import dev.portolan.schema.Desired;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where the desired state of a persistence unit comes from. The processor generates one a unit and registers it as a service;
 * a program may also make its own with {@link #of(Desired)}.
 */
public interface SchemaSource {
    /** Name of the unit. */
    String unit();

    /** The logical graph and its hints. The generator calls it once a run, on a thread of its own. */
    Desired load();

    /** What the generated main takes when the command line is silent. */
    default Defaults defaults() {
        return Defaults.NONE;
    }

    /**
     * Defaults of a unit.
     *
     * @param exclude globs that are never touched, besides those of the command line
     * @param shape kinds of changes that are written in their safe shape, as {@code --shape} takes them; empty for none
     * @param lockTimeout as {@code --lock-timeout} takes it; empty for none
     * @param statementTimeout as {@code --statement-timeout} takes it; empty for none
     */
    record Defaults(
            String dialect,
            String dir,
            String format,
            List<String> exclude,
            String shape,
            String lockTimeout,
            String statementTimeout) {
        /** What the contract says when nothing else does. */
        public static final Defaults NONE = new Defaults("sqlite", "migrations", "atlas", List.of());

        public Defaults {
            exclude = List.copyOf(exclude);
        }

        /** Without shapes. */
        public Defaults(String dialect, String dir, String format, List<String> exclude) {
            this(dialect, dir, format, exclude, "", "", "");
        }

        /** The same with shapes. */
        public Defaults withShapes(String kinds, String lock, String statement) {
            return new Defaults(dialect, dir, format, exclude, kinds, lock, statement);
        }
    }

    /** A source of a graph made by hand. */
    static SchemaSource of(Desired desired) {
        return new SchemaSource() {
            @Override
            public String unit() {
                return desired.unit();
            }

            @Override
            public Desired load() {
                return desired;
            }
        };
    }

    /**
     * Reads {@code META-INF/portolan/<unit>.graph} beside a class, and what only the classes themselves can tell.
     *
     * @throws PortolanException when the resource is missing or of a later version, or a class of it cannot be loaded
     */
    static Desired resource(Class<?> beside, String unit) {
        String path = "META-INF/portolan/" + unit + ".graph";
        try (InputStream in = open(beside, path)) {
            Desired written = GraphText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return EnumValues.fill(written, beside.getClassLoader());
        } catch (IOException e) {
            throw PortolanException.failed("graph-unreadable", "Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static InputStream open(Class<?> beside, String path) {
        // within a named module a resource in META-INF is found through the class loader only
        ClassLoader loader = beside.getClassLoader();
        InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(path) : loader.getResourceAsStream(path);
        if (in == null) {
            throw PortolanException.failed(
                    "graph-missing",
                    "The class path has no " + path
                            + ". Compile the entities again with portolan-processor on the processor" + " path.");
        }
        return in;
    }
}
