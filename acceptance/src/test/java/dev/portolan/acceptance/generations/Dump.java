package dev.portolan.acceptance.generations;

import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A create script that a Hibernate printed.
 *
 * @param generation {@code 6.6}, {@code 7.2} or {@code 7.4}
 * @param unit whose schema it is
 * @param target for which database
 */
record Dump(String generation, Unit unit, Target target, Path file) {
    static final Path FOLDER = Checkout.ROOT.resolve("acceptance/src/test/resources/hibernate");
    private static final Map<String, Target> TARGETS = Map.of(
            "H2", Target.H2,
            "SQLITE", Target.SQLITE,
            "PG", Target.POSTGRES,
            "MYSQL", Target.MYSQL,
            "MARIADB", Target.MARIADB);

    /** All that there are. */
    static List<Dump> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(Dump::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dump of(Path file) {
        String[] name = file.getFileName().toString().split("\\.");
        return new Dump(file.getParent().getFileName().toString(), Unit.valueOf(name[0]), TARGETS.get(name[1]), file);
    }

    /** A statement each. */
    List<String> statements() {
        return Checkout.text(file)
                .lines()
                .map(l -> l.replaceFirst(";\\s*$", ""))
                .toList();
    }

    @Override
    public String toString() {
        return generation + " " + unit + " " + target.dialect();
    }
}
