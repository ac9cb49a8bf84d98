package dev.portolan.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCacheTest {
    @TempDir
    Path folder;

    private static final Desired STATE = new Desired(
            "x",
            Graph.ofTables(List.of(Table.of(
                    QName.quoted("a\nb"),
                    List.of(Column.of(Name.quoted("id"), ColumnType.Native.of("numeric", 10, 2), false)),
                    PrimaryKey.of(Name.quoted("id"))))),
            Hints.NONE);

    @Test
    void aHitIsWhatWasStored() {
        StateCache cache = StateCache.in(folder, "1.0");
        String key = cache.key(bytes("a"));
        assertNull(cache.find(key));
        cache.store(key, STATE);
        assertEquals(STATE, cache.find(key));
        assertEquals(STATE, StateCache.in(folder, "1.0").find(key));
    }

    @Test
    void otherCodeOrOtherPartsHaveOtherKeys() {
        StateCache cache = StateCache.in(folder, "1.0");
        assertNotEquals(cache.key(bytes("a")), StateCache.in(folder, "1.1").key(bytes("a")));
        assertNotEquals(cache.key(bytes("ab"), bytes("c")), cache.key(bytes("a"), bytes("bc")));
        assertNotEquals(cache.key(bytes("a")), cache.key(bytes("a"), bytes("")));
        assertEquals(cache.key(bytes("a")), cache.key(bytes("a")));
    }

    @Test
    void anotherRunMayUseTheFilesMeanwhile() throws Exception {
        for (int i = 0; i < 60; i++) {
            Files.writeString(folder.resolve("old" + i), "x");
        }
        AtomicBoolean done = new AtomicBoolean();
        Thread other = new Thread(() -> touchUntil(done));
        other.start();
        try {
            StateCache cache = StateCache.in(folder, "1.0");
            for (int i = 0; i < 300; i++) {
                cache.store(cache.key(bytes("a" + i % 4)), STATE);
            }
        } finally {
            done.set(true);
            other.join();
        }
    }

    private void touchUntil(AtomicBoolean done) {
        Random random = new Random(1);
        while (!done.get()) {
            try {
                Files.setLastModifiedTime(
                        folder.resolve("old" + random.nextInt(60)), FileTime.fromMillis(random.nextInt(1_000_000)));
            } catch (IOException e) {
                // forgotten meanwhile
            }
        }
    }

    @Test
    void aDamagedFileIsAMiss() throws IOException {
        StateCache cache = StateCache.in(folder, "1.0");
        String key = cache.key(bytes("a"));
        cache.store(key, STATE);
        String text = Files.readString(folder.resolve(key));
        for (String damaged :
                List.of("", "x", text.substring(0, text.length() - 2), text.replace("numeric", "integer"))) {
            Files.writeString(folder.resolve(key), damaged);
            assertNull(cache.find(key), damaged);
        }
        cache.store(key, STATE);
        assertEquals(STATE, cache.find(key));
    }

    @Test
    void theOldestGo() throws IOException {
        StateCache cache = StateCache.in(folder, "1.0");
        for (int i = 0; i < 80; i++) {
            cache.store(cache.key(bytes("k" + i)), STATE);
        }
        try (var files = Files.list(folder)) {
            assertEquals(64, files.count());
        }
        assertEquals(STATE, cache.find(cache.key(bytes("k79"))));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoError() throws IOException {
        Path gone = folder.resolve("gone");
        StateCache cache = StateCache.in(gone, "1.0");
        cache.store(cache.key(bytes("a")), STATE);
        assertNull(cache.find(cache.key(bytes("a"))));
        assertFalse(Files.exists(gone));
    }

    @Test
    void theUsersCacheKnowsTheCodeThatRuns() {
        assertTrue(StateCache.open().isOn());
        assertEquals(StateCache.open().key(bytes("a")), StateCache.open().key(bytes("a")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
