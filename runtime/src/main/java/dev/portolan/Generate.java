package dev.portolan;

import dev.portolan.migrate.GenerateCommand;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.PortolanException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The generator for every unit on the class path: {@code java -cp … dev.portolan.Generate add_users}. With several units, {@code
 * --unit} says which.
 */
public final class Generate {
    private Generate() {}

    /** Exits the JVM with the code unless it is 0. */
    public static void main(String... args) {
        GenerateCommand.main(Generate::unit, args);
    }

    /** Never exits the JVM. @return 0 done or in sync, 1 failed, 2 wrong usage, 3 a check found something */
    public static int run(PrintStream out, PrintStream err, String... args) {
        return GenerateCommand.run(Generate::unit, out, err, args);
    }

    /**
     * The unit of that name on the class path.
     *
     * @param name null when there is only one
     * @throws PortolanException usage {@code no-unit}, {@code which-unit} or {@code unknown-unit}
     */
    public static SchemaSource unit(String name) {
        List<SchemaSource> found = new ArrayList<>();
        ServiceLoader.load(SchemaSource.class).forEach(found::add);
        List<String> names = found.stream().map(SchemaSource::unit).sorted().toList();
        if (found.isEmpty()) {
            throw PortolanException.usage(
                    "no-unit",
                    "No persistence unit on the class path. Compile the entities with portolan-processor on the processor path,"
                            + " and put their classes on the class path.");
        }
        if (name == null && found.size() > 1) {
            throw PortolanException.usage(
                    "which-unit", "Several units on the class path: say --unit with one of " + names + ".");
        }
        return found.stream()
                .filter(source -> name == null || source.unit().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        PortolanException.usage("unknown-unit", "No unit \"" + name + "\". Known: " + names + "."));
    }
}
