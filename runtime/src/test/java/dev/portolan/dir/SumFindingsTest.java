package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.dir.format.AtlasFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happened to a directory, told by its sum. */
class SumFindingsTest {
    @TempDir
    Path temp;

    @BeforeEach
    void summed() throws IOException {
        for (int i = 1; i <= 5; i++) {
            write(i + "_" + "abcde".charAt(i - 1) + ".sql", "CREATE TABLE t" + i + " (id int);\nSELECT 1;\n");
        }
        write("atlas.sum", read().sum().text());
        assertEquals(List.of(), read().findings());
    }

    @Test
    void anEditedFileHidesWhatIsBehindIt() throws IOException {
        write("2_b.sql", "DROP TABLE t1;\n");
        found("EDITED 3 2_b.sql", "UNKNOWN 4 3_c.sql");
    }

    @Test
    void lineEndsAreToldFromOtherEdits() throws IOException {
        write("2_b.sql", text("2_b.sql").replace("\n", "\r\n"));
        write("4_d.sql", text("4_d.sql").replace("\n", "\r\n"));
        found("LINE_ENDS 3 2_b.sql", "LINE_ENDS 5 4_d.sql");
    }

    @Test
    void windowsLineEndsThatWereSummedMayBecomeThoseOfUnix() throws IOException {
        write("2_b.sql", "SELECT 1;\r\n");
        write("atlas.sum", read().sum().text());
        write("2_b.sql", "SELECT 1;\n");
        found("LINE_ENDS 3 2_b.sql");
    }

    @Test
    void anotherNameIsNoRemovalAndNoAddition() throws IOException {
        move("2_b.sql", "2_z.sql");
        found("RENAMED 3 2_b.sql 2_z.sql");
    }

    @Test
    void anotherNameThatRunsElsewhereIsAnotherOrder() throws IOException {
        move("2_b.sql", "9_b.sql");
        found("REORDERED 3 2_b.sql 9_b.sql");
    }

    @Test
    void contentsThatChangedPlacesAreBothTold() throws IOException {
        String second = text("2_b.sql");
        write("2_b.sql", text("4_d.sql"));
        write("4_d.sql", second);
        found("SWAPPED 3 2_b.sql 4_d.sql", "SWAPPED 5 4_d.sql 2_b.sql");
    }

    @Test
    void aFileThatIsGoneTakesTheRestWithIt() throws IOException {
        Files.delete(temp.resolve("1_a.sql"));
        Files.delete(temp.resolve("4_d.sql"));
        found("REMOVED 2 1_a.sql", "UNKNOWN 3 2_b.sql", "REMOVED 5 4_d.sql");
    }

    @Test
    void filesThatWereAddedAreAllTold() throws IOException {
        write("0_x.sql", "SELECT 7;\n");
        write("6_y.sql", text("1_a.sql"));
        found("ADDED 2 0_x.sql", "COPIED 8 6_y.sql 1_a.sql");
    }

    @Test
    void severalThingsAtOnce() throws IOException {
        move("1_a.sql", "1_first.sql");
        write("3_c.sql", text("3_c.sql").replace("\n", "\r\n"));
        write("6_f.sql", "SELECT 6;\n");
        Files.delete(temp.resolve("5_e.sql"));
        found("RENAMED 2 1_a.sql 1_first.sql", "LINE_ENDS 4 3_c.sql", "REMOVED 6 5_e.sql", "ADDED 6 6_f.sql");
    }

    @Test
    void damageToTheSumIsNoDamageToTheFiles() throws IOException {
        List<String> lines = text("atlas.sum").lines().toList();
        sum(List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(2), lines.get(4), lines.get(5)));
        found("SUM_REORDERED 2 atlas.sum");
        sum(List.of(lines.get(0), lines.get(1), lines.get(2), lines.get(4), lines.get(5)));
        found("SUM_LINE_GONE 4 3_c.sql");
        sum(List.of(
                lines.get(0),
                lines.get(1),
                lines.get(2).replace("h1:", "h1:A"),
                lines.get(3),
                lines.get(4),
                lines.get(5)));
        found("SUM_EDITED 3 2_b.sql");
        sum(List.of("h1:x", lines.get(1), lines.get(2), lines.get(3), lines.get(4), lines.get(5)));
        found("SUM_TOTAL 1 atlas.sum");
        sum(List.of(lines.get(0), "<<<<<<< HEAD", lines.get(1), "=======", lines.get(2)));
        found("SUM_MERGE 2 atlas.sum");
        sum(List.of(lines.get(0), lines.get(1), "", lines.get(2)));
        found("SUM_MALFORMED 3 atlas.sum");
        Files.delete(temp.resolve("atlas.sum"));
        found("SUM_MISSING 0 atlas.sum");
    }

    private void found(String... expected) {
        List<String> findings = read().findings().stream()
                .map(f -> f.kind() + " " + f.line() + " " + f.file() + (f.other() == null ? "" : " " + f.other()))
                .toList();
        assertEquals(List.of(expected), findings);
    }

    private DirState read() {
        return MigrationDir.open(temp, new AtlasFormat()).read();
    }

    private String text(String name) throws IOException {
        return Files.readString(temp.resolve(name), StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(temp.resolve(name), text, StandardCharsets.UTF_8);
    }

    private void sum(List<String> lines) throws IOException {
        write("atlas.sum", String.join("\n", lines) + "\n");
    }

    private void move(String from, String to) throws IOException {
        Files.move(temp.resolve(from), temp.resolve(to));
    }
}
