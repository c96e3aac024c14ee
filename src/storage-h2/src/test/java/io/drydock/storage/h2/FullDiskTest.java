package io.drydock.storage.h2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.tree.KeyTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    @TempDir
    private Path directory;

    @Test
    void writes_are_refused_before_the_disk_is_full_and_reads_go_on() {
        byte[] value = {1};
        try (Storage store = H2Storage.open(directory, H2Settings.DEFAULT)) {
            store.create("/a", value, Optional.empty());
        }
        H2Settings never = new H2Settings(Duration.ZERO, 1_000, 10, Long.MAX_VALUE);
        try (Storage store = H2Storage.open(directory, never)) {
            long revision = store.currentRevision();
            String reason = assertThrows(
                            StorageException.Unavailable.class, () -> store.create("/b", value, Optional.empty()))
                    .getMessage();
            assertTrue(reason.startsWith("the disk that holds " + directory + " is full: "), reason);
            assertArrayEquals(value, store.get("/a", 0).orElseThrow().value());
            assertEquals(1, store.count("/"));
            assertEquals(revision, store.currentRevision());
        }
    }

    @Test
    void holes_in_the_file_are_room_when_the_disk_has_none() throws IOException {
        assertTrue(new FreeSpace(directory, 1L << 60).forWrites(() -> 0) < 0);
        assertTrue(new FreeSpace(directory, 1L << 60).isShort());
        assertTrue(new FreeSpace(directory, 1L << 60).forWrites(() -> 1L << 60) > 0);
        assertFalse(new FreeSpace(directory, 0).isShort());
    }

    @Test
    void a_write_that_fails_leaves_the_file_with_what_it_held_and_usable() throws IOException {
        Path file = directory.resolve("objects.mv");
        LogFile.create(file, 1);
        try (LogFile log = LogFile.open(file)) {
            log.append(List.of(new Change(2, "/a", false, 0, 0)), List.of(new byte[] {1}));
            // Whatever goes wrong half-way: here, a value is missing.
            assertThrows(
                    RuntimeException.class,
                    () -> log.append(
                            List.of(new Change(3, "/b", false, 0, 0), new Change(4, "/c", false, 0, 0)),
                            List.of(new byte[] {2})));
            assertEquals(2, log.lastRevision());
            assertTrue(log.value(3).isEmpty());
            log.append(List.of(new Change(3, "/c", false, 0, 0)), List.of(new byte[] {3}));
            assertArrayEquals(new byte[] {3}, log.value(3).orElseThrow());
        }
        Snapshot loaded = LogLoader.load(file, 3).newest();
        assertEquals(3, loaded.revision());
        assertEquals(
                KeyTree.<Long>empty().put("/a", 2L).put("/c", 3L).size(),
                loaded.index().size());
    }
}
