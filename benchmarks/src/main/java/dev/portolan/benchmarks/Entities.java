package dev.portolan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Entities from a seed: seven columns, an index over two of them and a foreign key to the table before, so that {@code n} tables
 * make a chain {@code n} long. The same seed gives the same bytes.
 */
final class Entities {
    private static final List<String> TYPES = List.of(
            "String", "int", "Long", "java.math.BigDecimal", "boolean", "java.time.LocalDate", "java.time.Instant");
    private static final int PLAIN_COLUMNS = 5;

    private Entities() {}

    /** Writes {@code n} sources into the folder, in package {@code bench}. */
    static void write(Path folder, int n, long seed) throws IOException {
        Path target = Files.createDirectories(folder.resolve("bench"));
        Random random = new Random(seed);
        for (int i = 0; i < n; i++) {
            Files.writeString(target.resolve("Entity" + i + ".java"), source(i, random));
        }
    }

    static String source(int i, Random random) {
        StringBuilder text = new StringBuilder("package bench;\n\nimport jakarta.persistence.*;\n\n@Entity\n");
        text.append("@Table(name = \"entity_" + i + "\", indexes = @Index(name = \"entity_" + i
                + "_ix\", columnList = \"c0, c1\"))\n");
        text.append("public class Entity" + i + " {\n");
        text.append("    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;\n");
        for (int column = 0; column < PLAIN_COLUMNS; column++) {
            text.append("    @Column(name = \"c" + column + "\"" + (random.nextBoolean() ? ", nullable = false" : "")
                    + ") " + TYPES.get(random.nextInt(TYPES.size())) + " c" + column + ";\n");
        }
        if (i > 0) {
            text.append("    @ManyToOne @JoinColumn(name = \"before_id\") Entity" + (i - 1) + " before;\n");
        } else {
            text.append("    @Column(name = \"before_id\") Long before;\n");
        }
        return text.append("}\n").toString();
    }
}
