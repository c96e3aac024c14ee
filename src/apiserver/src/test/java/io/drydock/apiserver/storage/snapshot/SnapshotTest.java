package io.drydock.apiserver.storage.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final byte[] BINARY = {'k', '8', 's', 0, (byte) 0xff, (byte) 0xfe};

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("all.snapshot");
    }

    private static Storage filled() {
        Storage storage = new MemoryStorage();
        IntStream.range(0, 1_200).forEach(i -> put(storage, "/registry/configmaps/default/" + i, "{\"é\": " + i + "}"));
        storage.create("/registry/pods/default/old", BINARY, Optional.empty());
        put(storage, "/registry/masterleases/10.0.0.1", "{}");
        put(storage, "/registry/events/default/e", "{}");
        put(storage, "/other/x", "not saved");
        return storage;
    }

    private static void put(Storage storage, String key, String value) {
        storage.guaranteedUpdate(key, false, Optional.empty(), old -> value.getBytes(UTF_8));
    }

    private Restoration restoration() throws IOException {
        return new Restoration(Snapshot.verify(file()), Duration.ofHours(1));
    }

    @Test
    void what_was_saved_is_restored_at_later_revisions_and_who_watched_before_is_too_late() throws IOException {
        try (Storage from = filled();
                Storage to = new MemoryStorage()) {
            Snapshot saved = Snapshot.save(from, "/registry", file());
            assertEquals(1_203, saved.values());
            assertEquals(from.currentRevision(), saved.revision());
            assertEquals(saved, Snapshot.verify(file()));
            restoration().into(to, false);

            assertEquals(1_202, to.count("/registry/"));
            assertEquals(0, to.count("/registry/masterleases/"));
            assertArrayEquals(
                    BINARY,
                    to.get("/registry/pods/default/old", 0).orElseThrow().value());
            assertEquals(
                    "{\"é\": 7}",
                    new String(
                            to.get("/registry/configmaps/default/7", 0)
                                    .orElseThrow()
                                    .value(),
                            UTF_8));
            assertTrue(to.get("/registry/configmaps/default/0", 0).orElseThrow().revision() > saved.revision());
            assertThrows(
                    StorageException.Compacted.class, () -> to.watch("/registry/", OptionalLong.of(saved.revision())));
        }
    }

    @Test
    void a_store_that_is_not_empty_is_replaced_only_when_asked_for() throws IOException {
        try (Storage from = filled();
                Storage to = new MemoryStorage()) {
            Snapshot.save(from, "/registry", file());
            put(to, "/registry/configmaps/default/other", "x");
            long before = to.currentRevision();
            String refused = assertThrows(IOException.class, () -> restoration().into(to, false))
                    .getMessage();
            assertTrue(refused.contains("1 objects") && refused.contains("--replace"), refused);
            assertEquals(before, to.currentRevision());
            restoration().into(to, true);
            assertEquals(Optional.empty(), to.get("/registry/configmaps/default/other", 0));
            assertEquals(1_202, to.count("/registry/"));
        }
    }

    @Test
    void a_file_that_was_cut_short_or_changed_is_refused_wherever_that_is() throws IOException {
        try (Storage from = filled()) {
            Snapshot.save(from, "/registry", file());
        }
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThrows(IOException.class, () -> Snapshot.verify(file()));
        }
        for (int at = 20; at < whole.length; at += 97) {
            byte[] changed = whole.clone();
            changed[at] ^= 4;
            Files.write(file(), changed);
            assertThrows(IOException.class, () -> Snapshot.verify(file()));
        }
        Files.writeString(file(), "no snapshot");
        assertThrows(IOException.class, () -> Snapshot.verify(file()));
    }
}
