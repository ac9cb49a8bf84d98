package dev.portolan.dir;

import dev.portolan.dialect.Dialects;
import dev.portolan.sql.Statement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.stream.Stream;

/** What a process with a small heap does with the files of a directory. */
public final class LargeFiles {
    private LargeFiles() {}

    /** @param args {@code hash} or {@code replay}, and the directory */
    public static void main(String... args) throws SQLException {
        DirFormat format = Formats.named("atlas");
        MigrationDir dir = MigrationDir.open(Path.of(args[1]), format);
        if (args[0].equals("hash")) {
            System.out.println(dir.rehash().text());
            return;
        }
        int executed = 0;
        try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:");
                java.sql.Statement jdbc = c.createStatement()) {
            for (MigrationFile file : dir.read().files()) {
                try (Stream<Statement> all =
                        format.stream(file, Dialects.named("sqlite").splitRules())) {
                    for (Iterator<Statement> it = all.iterator(); it.hasNext(); executed++) {
                        jdbc.execute(it.next().text());
                    }
                }
            }
        }
        System.out.println(executed + " statements");
    }
}
