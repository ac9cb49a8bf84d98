package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dir.format.AtlasFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that get other names: all of them or none, whenever the process ends. */
class RebaseTest {
    @TempDir
    Path temp;

    @Test
    void aKilledRunIsFinishedByTheNextAtEachStep() throws IOException {
        for (int steps = 0; steps <= 3; steps++) {
            Path dir = Files.createDirectories(temp.resolve("d" + steps));
            Files.writeString(dir.resolve("1_a.sql"), "SELECT 1;");
            MigrationDir migrations = MigrationDir.open(dir, new AtlasFormat());
            MigrationFile old = migrations.read().files().get(0);
            MigrationFile now = new MigrationFile("2_a.sql", old.bytes());
            SumFile sum = SumFile.of(List.of(now));
            Pending pending = new Pending(dir);
            pending.create(now);
            pending.remove(old);
            pending.replace(MigrationFile.of(SumFile.NAME, sum.text()));
            Journal journal = pending.stage();
            journal.write(dir);
            for (Journal.Entry entry : journal.entries().subList(0, steps)) {
                entry.move(dir);
            }
            assertTrue(migrations.read().isPending());
            migrations.finish();
            DirState state = migrations.read();
            state.validate();
            assertFalse(state.isPending());
            assertEquals(List.of(now), state.files());
            assertEquals(List.of("2_a.sql", SumFile.NAME), state.names());
        }
    }

    @Test
    void whatTheUserDidMeanwhileStays() throws IOException {
        Files.writeString(temp.resolve("1_a.sql"), "SELECT 1;");
        MigrationDir migrations = MigrationDir.open(temp, new AtlasFormat());
        MigrationFile old = migrations.read().files().get(0);
        Pending pending = new Pending(temp);
        pending.create(new MigrationFile("2_a.sql", old.bytes()));
        pending.remove(old);
        pending.stage().write(temp);
        Files.writeString(temp.resolve("1_a.sql"), "SELECT 2;");
        assertEquals(List.of(), migrations.finish());
        assertEquals("SELECT 2;", Files.readString(temp.resolve("1_a.sql")));
        assertEquals(List.of("1_a.sql"), migrations.read().names());
    }

    @Test
    void severalKeepTheirOrder() throws IOException {
        for (String name : List.of("10_a.sql", "11_b.sql", "12_c.sql")) {
            Files.writeString(temp.resolve(name), name);
        }
        MigrationDir migrations = MigrationDir.open(temp, new AtlasFormat());
        migrations.rehash();
        migrations.rebase(migrations.read(), List.of("11_b.sql", "10_a.sql"), Instant.parse("2026-01-01T00:00:00Z"));
        DirState state = migrations.read();
        state.validate();
        assertEquals(
                List.of("12_c.sql", "20260101000000_a.sql", "20260101000001_b.sql"),
                state.files().stream().map(MigrationFile::name).toList());
    }
}
