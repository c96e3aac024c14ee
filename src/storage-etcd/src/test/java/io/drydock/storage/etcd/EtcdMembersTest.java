package io.drydock.storage.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StorageWatchContract;
import io.drydock.apiserver.storage.StoredValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when servers of a cluster go and come back. */
class EtcdMembersTest {
    private static final String KEY = "/registry/things/a";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void a_store_and_its_watches_go_on_when_one_server_of_three_is_lost(@TempDir Path folder) throws Exception {
        try (EtcdMembers members = EtcdMembers.start(folder, 3);
                EtcdStorage store = new EtcdStorage(EtcdConfig.of(members.clients()), UnaryOperator.identity());
                StorageWatch watch = store.watch("/registry/things/", OptionalLong.empty())) {
            put(store, "1");
            assertEquals("1", text(next(watch)));
            members.get(0).kill();
            assertTrue(secondsUntilWritten(store, "2") < PATIENCE.toSeconds());
            assertEquals("2", text(next(watch)));
            assertEquals("2", new String(store.get(KEY, 0).orElseThrow().value(), UTF_8));

            members.get(0).start();
            members.get(0).awaitListening();
            members.get(1).kill();
            assertTrue(secondsUntilWritten(store, "3") < PATIENCE.toSeconds());
            assertEquals("3", text(next(watch)));
        }
    }

    @Test
    void when_all_are_lost_calls_fail_in_their_time_and_everything_goes_on_by_itself_later(@TempDir Path folder)
            throws Exception {
        try (EtcdProcess etcd = EtcdProcess.start(folder)) {
            writePatiently(etcd);
            EtcdConfig config = new EtcdConfig(
                    List.of(etcd.client()),
                    Optional.empty(),
                    List.of(),
                    "/registry",
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1));
            try (EtcdStorage store = new EtcdStorage(config, UnaryOperator.identity());
                    StorageWatch watch = store.watch("/registry/things/", OptionalLong.empty())) {
                put(store, "1");
                assertEquals("1", text(next(watch)));
                etcd.kill();
                long begin = System.nanoTime();
                assertThrows(StorageException.Unavailable.class, () -> store.get(KEY, 0));
                assertThrows(StorageException.Unavailable.class, () -> put(store, "2"));
                assertThrows(StorageException.Unavailable.class, store::ping);
                assertTrue(System.nanoTime() - begin < Duration.ofSeconds(10).toNanos());
                assertTrue(watch.next(Duration.ofMillis(1)).isEmpty());

                etcd.start();
                etcd.awaitListening();
                assertTrue(secondsUntilWritten(store, "3") < PATIENCE.toSeconds());
                store.ping();
                assertEquals("3", text(next(watch)));
            }
        }
    }

    /** The first call in a process takes its time, and should not be the one whose time is short. */
    private static void writePatiently(EtcdProcess etcd) {
        EtcdConfig config = EtcdConfig.of(List.of(etcd.client()));
        try (EtcdStorage store = new EtcdStorage(config, UnaryOperator.identity())) {
            put(store, "0");
        }
    }

    /** As a client does that tries again. */
    private static long secondsUntilWritten(Storage store, String value) {
        long begin = System.nanoTime();
        while (true) {
            try {
                put(store, value);
                return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            } catch (StorageException failed) {
                assertTrue(System.nanoTime() - begin < Duration.ofMinutes(1).toNanos(), failed::toString);
            }
        }
    }

    private static StoredValue put(Storage store, String value) {
        return store.guaranteedUpdate(KEY, false, Optional.empty(), current -> value.getBytes(UTF_8));
    }

    private static StorageEvent next(StorageWatch watch) throws InterruptedException {
        return StorageWatchContract.nextChange(watch);
    }

    private static String text(StorageEvent event) {
        return new String(((StorageEvent.Put) event).value().value(), UTF_8);
    }
}
