package io.drydock.kubeapiserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.storage.h2.H2Settings;
import io.drydock.storage.h2.H2Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
    private static final String KEY = "/registry/configmaps/default/a";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int execute(String... arguments) {
        out.reset();
        err.reset();
        return new SnapshotCommand(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of())
                .execute(arguments);
    }

    private String file() {
        return folder.resolve("all.snapshot").toString();
    }

    private String data(String name) {
        return "--data-dir=" + folder.resolve(name);
    }

    private Storage store(String name) {
        return H2Storage.open(H2Store.folder(folder.resolve(name)), H2Settings.DEFAULT);
    }

    /** @return the store's revision */
    private long put(String name, String value) {
        try (Storage store = store(name)) {
            return store.guaranteedUpdate(KEY, false, Optional.empty(), old -> value.getBytes(UTF_8))
                    .revision();
        }
    }

    private String value(String name) {
        try (Storage store = store(name)) {
            return new String(store.get(KEY, 0).orElseThrow().value(), UTF_8);
        }
    }

    @Test
    void a_store_is_restored_elsewhere_far_past_the_revisions_it_had() {
        long saved = put("one", "1");
        assertEquals(0, execute("save", file(), data("one")), err::toString);
        assertEquals("saved 1 objects as of revision " + saved + " to " + file() + "\n", out.toString(UTF_8));
        long later = put("one", "later");
        assertEquals(0, execute("restore", file(), data("two")), err::toString);
        assertEquals("1", value("two"));
        try (Storage store = store("two")) {
            assertTrue(store.currentRevision() > later + 1_000_000);
            assertThrows(StorageException.Compacted.class, () -> store.watch("/", OptionalLong.of(later)));
        }
    }

    @Test
    void a_store_with_objects_is_replaced_only_when_asked_for_and_kept_beside() throws IOException {
        put("one", "1");
        execute("save", file(), data("one"));
        put("one", "2");
        assertEquals(1, execute("restore", file(), data("one")));
        assertTrue(err.toString(UTF_8).contains("--replace"), err::toString);
        assertEquals("2", value("one"));
        assertEquals(0, execute("restore", file(), "--replace", data("one")), err::toString);
        assertEquals("1", value("one"));
        try (Stream<Path> kept = Files.list(folder.resolve("one"))) {
            assertEquals(
                    1,
                    kept.filter(path -> path.getFileName().toString().startsWith("store.before-"))
                            .count());
        }
    }

    @Test
    void a_file_that_was_cut_short_changes_nothing() throws IOException {
        put("one", "1");
        execute("save", file(), data("one"));
        byte[] whole = Files.readAllBytes(Path.of(file()));
        Files.write(Path.of(file()), Arrays.copyOf(whole, whole.length - 10));
        assertEquals(1, execute("restore", file(), data("two")));
        assertEquals("error: " + file() + " was cut short\n", err.toString(UTF_8));
        assertFalse(Files.exists(folder.resolve("two")));
    }

    @Test
    void a_store_that_a_server_uses_is_neither_saved_nor_replaced() {
        put("one", "1");
        execute("save", file(), data("one"));
        try (Storage inUse = store("one")) {
            for (String[] line : List.of(
                    new String[] {"save", file(), data("one")},
                    new String[] {"restore", file(), "--replace", data("one")})) {
                assertEquals(1, execute(line));
                assertTrue(err.toString(UTF_8).contains("in use by process"), err::toString);
            }
            assertEquals(1, inUse.count("/registry/"));
        }
    }

    @Test
    void what_makes_no_sense_is_refused_with_what_would() {
        assertEquals(1, execute("save", file(), data("nothing")));
        assertTrue(err.toString(UTF_8).startsWith("error: there is no store in "), err::toString);
        assertEquals(1, execute("keep", file(), "--storage-backend=memory"));
        assertEquals("""
                error: --storage-backend=memory: has nothing to save when no server runs; it must be h2 or etcd3
                error: "drydock snapshot" takes save or restore, and a file; it was given "keep %s"
                """.formatted(file()), err.toString(UTF_8));
        assertEquals(0, execute("--help"));
        assertTrue(out.toString(UTF_8).contains("drydock snapshot restore FILE [flags]"), out::toString);
    }
}
