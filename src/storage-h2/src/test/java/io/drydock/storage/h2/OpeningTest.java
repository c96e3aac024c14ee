package io.drydock.storage.h2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StorageWatchContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there when a store is opened again, and when it is not opened at all. */
class OpeningTest {
    @TempDir
    private Path directory;

    private H2Storage open() {
        return H2Storage.open(directory, H2Settings.DEFAULT.withCompactionInterval(Duration.ZERO));
    }

    private Path file() {
        return directory.resolve("objects.mv");
    }

    private StorageException.Unavailable refused() {
        return assertThrows(StorageException.Unavailable.class, this::open);
    }

    private static void put(Storage store, String key, String value) {
        store.guaranteedUpdate(key, false, Optional.empty(), old -> value.getBytes(UTF_8));
    }

    @Test
    void everything_is_there_again_and_watches_go_on_from_where_they_were() throws InterruptedException {
        long begin;
        long end;
        try (Storage store = open()) {
            put(store, "/a", "1");
            begin = store.currentRevision();
            put(store, "/a", "2");
            put(store, "/b", "3");
            end = store.delete("/a", Storage.Precondition.NONE).revision();
        }
        try (Storage store = open()) {
            assertEquals(end, store.currentRevision());
            assertEquals(1, store.count("/"));
            assertEquals("3", text(store.get("/b", 0).orElseThrow().value()));
            ListRange then = new ListRange(OptionalLong.of(begin), 0, Optional.empty(), 0);
            assertEquals("1", text(store.list("/", then).values().getFirst().value()));
            try (StorageWatch watch = store.watch("/", OptionalLong.of(begin))) {
                StorageEvent.Put changed = (StorageEvent.Put) StorageWatchContract.nextChange(watch);
                assertEquals("2", text(changed.value().value()));
                assertEquals("1", text(changed.previous().orElseThrow().value()));
                assertEquals(
                        "/b",
                        ((StorageEvent.Put) StorageWatchContract.nextChange(watch))
                                .value()
                                .key());
                assertEquals(end, StorageWatchContract.nextChange(watch).revision());
            }
        }
    }

    @Test
    void what_was_compacted_is_gone_for_good() {
        long begin;
        try (Storage store = open()) {
            put(store, "/a", "1");
            begin = store.currentRevision();
            for (int i = 0; i < 3_000; i++) {
                put(store, "/a", "x" + i);
            }
            put(store, "/gone", "x");
            store.delete("/gone", Storage.Precondition.NONE);
            store.compact(store.currentRevision() - 1);
        }
        try (H2Storage store = open()) {
            assertThrows(StorageException.Compacted.class, () -> store.watch("/", OptionalLong.of(begin)));
            assertEquals(2, store.keptRevisions());
            assertEquals("x2999", text(store.get("/a", 0).orElseThrow().value()));
            assertEquals(1, store.count("/"));
        }
    }

    @Test
    void a_time_to_live_goes_on_while_the_store_is_closed() throws InterruptedException {
        try (Storage store = open()) {
            store.create("/goes", "x".getBytes(UTF_8), Optional.of(Duration.ofMillis(300)));
        }
        try (Storage store = open();
                StorageWatch watch = store.watch("/", OptionalLong.of(1))) {
            assertTrue(StorageWatchContract.nextChange(watch) instanceof StorageEvent.Put);
            assertTrue(StorageWatchContract.nextChange(watch) instanceof StorageEvent.Deleted);
            assertEquals(0, store.count("/"));
        }
    }

    @Test
    void a_folder_in_use_is_refused_with_who_uses_it() {
        try (Storage store = open()) {
            String reason = refused().getMessage();
            assertTrue(
                    reason.contains(
                            "in use by process " + ProcessHandle.current().pid()),
                    reason);
            put(store, "/a", "still works");
        }
        open().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no store at all", "H:2,block:2,blockSize:1000"})
    void a_file_of_something_else_is_refused_and_left_as_it_is(String content) throws IOException {
        Files.writeString(file(), content.isEmpty() ? content : content.repeat(1_000));
        byte[] before = Files.readAllBytes(file());
        assertTrue(
                refused().getMessage().contains(file() + " is not opened and left as it is: "), refused()::getMessage);
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void a_database_of_something_else_is_refused_and_left_as_it_is() throws IOException {
        try (MVStore other = MVStore.open(file().toString())) {
            other.openMap("things").put("a", "b");
        }
        byte[] before = Files.readAllBytes(file());
        assertTrue(refused().getMessage().contains("a database of something else"), refused()::getMessage);
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10})
    void a_file_that_was_cut_short_is_refused_and_left_as_it_is(int parts) throws IOException {
        fill();
        byte[] whole = Files.readAllBytes(file());
        byte[] before = Arrays.copyOf(whole, whole.length - whole.length / parts);
        Files.write(file(), before);
        assertTrue(refused().getMessage().contains("damaged"), refused()::getMessage);
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void a_file_with_a_changed_entry_is_refused_and_left_as_it_is() throws IOException {
        fill();
        byte[] before = Files.readAllBytes(file());
        byte[] key = "/registry/things/17".getBytes(UTF_8);
        for (int i = 0; i < before.length - key.length; i++) {
            if (Arrays.equals(before, i, i + key.length, key, 0, key.length)) {
                before[i + key.length - 1] = '8';
            }
        }
        Files.write(file(), before);
        assertTrue(refused().getMessage().contains("not what was written"), refused()::getMessage);
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void a_file_that_is_gone_is_missed() throws IOException {
        fill();
        Files.delete(file());
        assertTrue(refused().getMessage().contains(file() + " is gone"), refused()::getMessage);
        assertFalse(Files.exists(file()));
    }

    private void fill() {
        try (Storage store = open()) {
            for (int i = 0; i < 100; i++) {
                put(store, "/registry/things/" + i, "value ".repeat(100));
            }
        }
    }

    private static String text(byte[] value) {
        return new String(value, UTF_8);
    }
}
