package io.drydock.storage.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StorageWatchContract;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EtcdUpkeepTest extends EtcdTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void of_two_servers_that_compact_one_does_and_the_other_steps_in_when_it_is_gone() {
        Compaction one = new Compaction(store, PATIENCE);
        Compaction other = new Compaction(store, PATIENCE);
        one.run();
        long first = put("1");
        other.run();
        one.run();
        long second = put("2");
        other.run();
        assertKept(first);

        one.run();
        assertCompacted(first);
        assertKept(second);
        // From here on the one is gone: the other takes note of the last round, and does the next.
        other.run();
        put("3");
        other.run();
        assertCompacted(first);
    }

    @Test
    void keys_that_live_equally_long_share_a_lease_for_a_while() {
        AtomicLong now = new AtomicLong();
        ReusedLeases leases = new ReusedLeases(store.cluster(), PATIENCE, now::get);
        long first = leases.get(Duration.ofHours(1));
        now.addAndGet(Duration.ofSeconds(59).toNanos());
        assertEquals(first, leases.get(Duration.ofHours(1)));
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        long second = leases.get(Duration.ofHours(1));
        assertNotEquals(first, second);
        assertNotEquals(second, leases.get(Duration.ofSeconds(15)));
    }

    @Test
    void the_size_of_every_server_is_measured_and_that_of_a_dead_one_is_unknown() throws Exception {
        BlockingQueue<Long> sizes = new LinkedBlockingQueue<>();
        URI nobody = URI.create("http://127.0.0.1:" + EtcdPorts.free(1).getFirst());
        EtcdConfig config = EtcdConfig.of(List.of(etcd.client(), nobody));
        try (EtcdStorage both = new EtcdStorage(config, UnaryOperator.identity());
                EtcdUpkeep upkeep = new EtcdUpkeep(both)) {
            upkeep.measureEvery(Duration.ofMillis(1), (server, bytes) -> sizes.add(bytes));
            assertTrue(take(sizes) > 0);
            assertEquals(-1, take(sizes));
        }
    }

    @Test
    void a_watcher_that_falls_behind_is_cut_off_and_told_everything_all_the_same() throws Exception {
        int changes = 5_000;
        try (StorageWatch watch = store.watch("/registry/things/", OptionalLong.empty())) {
            for (int i = 0; i < changes; i++) {
                put(Integer.toString(i));
            }
            for (int i = 0; i < changes; i++) {
                assertFalse(StorageWatchContract.nextChange(watch).revision() <= 0);
            }
        }
    }

    @Test
    void releases_that_answer_too_early_are_not_asked_how_far_a_watch_has_come() {
        assertFalse(ProgressSupport.supports("3.3.27"));
        assertFalse(ProgressSupport.supports("3.4.24"));
        assertTrue(ProgressSupport.supports("3.4.25"));
        assertFalse(ProgressSupport.supports("3.5.7"));
        assertTrue(ProgressSupport.supports("3.5.8"));
        assertTrue(ProgressSupport.supports("3.6.0-rc.1"));
    }

    private static long take(BlockingQueue<Long> sizes) throws InterruptedException {
        Long size = sizes.poll(20, TimeUnit.SECONDS);
        assertTrue(size != null, "nothing was measured");
        return size;
    }

    private void assertKept(long revision) {
        assertEquals(revision, list(revision));
    }

    private void assertCompacted(long revision) {
        assertThrows(StorageException.Compacted.class, () -> list(revision));
    }

    private long list(long revision) {
        return store.list("/registry/things/", new ListRange(OptionalLong.of(revision), 0, Optional.empty(), 0))
                .revision();
    }

    private long put(String value) {
        return store.guaranteedUpdate("/registry/things/a", false, Optional.empty(), current -> value.getBytes(UTF_8))
                .revision();
    }
}
