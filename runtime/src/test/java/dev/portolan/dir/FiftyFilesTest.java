package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dir.SumFinding.Kind;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A directory of fifty files of each format, changed in every single way: one of the two sums tells, and names the file that was
 * changed. In each name there is one {@code _m} that may become another, and one number.
 */
class FiftyFilesTest {
    private static final Set<Kind> ELSEWHERE = EnumSet.of(Kind.RENAMED, Kind.REORDERED);

    @TempDir
    Path temp;

    private MigrationDir dir;
    private Map<String, byte[]> files;

    private static List<String> names(String format) {
        List<String> names = new ArrayList<>();
        if (format.equals("flyway")) {
            for (int i = 1; i <= 20; i++) {
                String name = i + "__the_m.sql";
                names.add(List.of("", "a/", "b/c/").get(i % 3) + "V" + name);
                if (i % 2 == 0) {
                    names.add(List.of("", "undo/").get(i % 4 / 2) + "U" + name);
                }
                if (i % 5 == 0) {
                    names.add(List.of("", "a/", "b/c/").get(i % 3) + "V" + name + ".conf");
                }
            }
            names.addAll(List.of("B6__the_m.sql", "b/B7__the_m.sql", "afterMigrate__1_m.sql", "a/beforeEach__2_m.sql"));
            for (int i = 1; names.size() < 50; i++) {
                names.add(List.of("", "a/", "b/c/").get(i % 3) + "R__the" + i + "_m.sql");
            }
        }
        for (int i = 1; names.size() < 50; i++) {
            String stem = String.format(java.util.Locale.ROOT, "%03d_m", i);
            if (format.equals("golang-migrate")) {
                names.add(stem + ".up.sql");
                names.add(stem + ".down.sql");
            } else {
                names.add(stem + ".sql");
            }
        }
        return names;
    }

    private void written(String format) throws IOException {
        files = new TreeMap<>();
        int count = 0;
        for (String name : names(format)) {
            files.put(name, ("SELECT " + 100 * ++count + ";\n").getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(50, files.size());
        for (String name : files.keySet()) {
            put(name, files.get(name));
        }
        dir = MigrationDir.open(temp, Formats.named(format));
        dir.rehash();
        dir.read().validate();
        for (Path sum : dir.sums()) {
            files.put(sum.getFileName().toString(), Files.readAllBytes(sum));
        }
        assertEquals(List.of(), dir.read().findings());
        assertEquals(
                List.of(), changed("", new byte[0]).findings(), "the state that the test makes is that of the disk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atlas", "golang-migrate", "goose", "flyway", "liquibase", "dbmate"})
    void eachByteOfAFileAndOfASum(String format) throws IOException {
        written(format);
        for (String name : List.copyOf(files.keySet())) {
            for (int at = 0; at < files.get(name).length; at++) {
                for (int bit : name.endsWith(".sum") ? new int[] {0} : new int[] {0, 7}) {
                    byte[] flipped = files.get(name).clone();
                    flipped[at] ^= (byte) (1 << bit);
                    DirState state = changed(name, flipped);
                    String what = name + ", byte " + at + ", bit " + bit;
                    List<SumFinding> findings = state.findings();
                    assertFalse(findings.isEmpty(), what);
                    if (!name.endsWith(".sum")) {
                        assertEquals(name, findings.get(0).file(), what);
                        assertEquals(Kind.EDITED, findings.get(0).kind(), what);
                        String said = assertThrows(PortolanException.class, state::validate)
                                .getMessage();
                        assertTrue(said.contains(name + " was edited"), said);
                    } else {
                        assertThrows(PortolanException.class, state::validate, what);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"atlas", "golang-migrate", "goose", "flyway", "liquibase", "dbmate"})
    void eachFile(String format) throws IOException {
        written(format);
        List<String> names = names(format);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            byte[] bytes = files.get(name);
            Files.delete(temp.resolve(name));
            told(EnumSet.of(Kind.REMOVED), name, null);
            // by a name that means nothing to the tool
            put(name + ".off", bytes);
            told(EnumSet.of(Kind.REMOVED), name, null);
            Files.delete(temp.resolve(name + ".off"));
            for (String other : others(name)) {
                put(other, bytes);
                told(ELSEWHERE, name, other);
                Files.delete(temp.resolve(other));
            }
            put(name, bytes);
            String copy = name.replaceFirst("_m", "_n");
            put(copy, bytes);
            told(EnumSet.of(Kind.COPIED), copy, name);
            Files.delete(temp.resolve(copy));
            String next = names.get((i + 1) % names.size());
            put(name, files.get(next));
            put(next, bytes);
            List<SumFinding> swapped = dir.read().findings();
            for (String one : List.of(name, next)) {
                assertTrue(
                        swapped.stream().anyMatch(f -> f.file().equals(one) && f.kind() == Kind.SWAPPED),
                        () -> one + " in " + swapped);
            }
            put(name, bytes);
            put(next, files.get(next));
            assertEquals(List.of(), dir.read().findings());
        }
    }

    /** Another name at the same place, another place, and in another folder where the tool looks there. */
    private static List<String> others(String name) {
        List<String> others = new ArrayList<>(List.of(name.replaceFirst("_m", "_n")));
        others.add(name.replaceFirst("(\\d)(?=_)", "$199"));
        if (name.matches("(.*/)?([VUBR]|after|before).*")) {
            String base = name.substring(name.lastIndexOf('/') + 1);
            others.add(name.contains("/") ? base : "z/" + base);
        }
        return others;
    }

    private void told(Set<Kind> kinds, String file, String other) {
        DirState state = dir.read();
        SumFinding first = state.findings().get(0);
        assertEquals(file, first.file(), () -> other + ": " + state.findings());
        assertEquals(other, first.other(), () -> file + ": " + state.findings());
        assertTrue(kinds.contains(first.kind()), () -> file + ": " + state.findings());
        assertFalse(first.message().isBlank());
        assertThrows(PortolanException.class, state::validate);
    }

    private void put(String name, byte[] bytes) throws IOException {
        Files.createDirectories(temp.resolve(name).getParent());
        Files.write(temp.resolve(name), bytes);
    }

    /** The directory as it would be read with other bytes in one file. */
    private DirState changed(String name, byte[] bytes) {
        Map<String, byte[]> all = new TreeMap<>(files);
        all.computeIfPresent(name, (same, old) -> bytes);
        Map<String, MigrationFile> read = new HashMap<>();
        Map<String, byte[]> sums = new HashMap<>();
        all.forEach((file, held) -> {
            if (file.endsWith(".sum")) {
                sums.put(file, held);
            } else {
                read.put(file, new MigrationFile(file, held));
            }
        });
        return new DirState(temp, dir.format(), List.copyOf(all.keySet()), read, sums, null, Map.of());
    }
}
