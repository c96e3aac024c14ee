package io.drydock.apiserver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a watcher may rely on in any store. */
public interface StorageWatchContract extends StoreUnderTest {

    @Test
    default void a_watch_from_now_tells_of_later_changes_only() throws InterruptedException {
        put("/registry/things/a", "before");
        try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.empty())) {
            StoredValue created = put("/registry/things/b", "1");
            StorageEvent.Put event = (StorageEvent.Put) nextChange(watch);
            assertEquals("/registry/things/b", event.value().key());
            assertEquals(created.revision(), event.revision());
            assertTrue(event.previous().isEmpty());
        }
    }

    @Test
    default void a_watch_from_a_kept_revision_tells_all_that_came_after_it_in_order() throws InterruptedException {
        long begin = put("/registry/things/a", "1").revision();
        put("/registry/things/a", "2");
        put("/registry/others/x", "not under the prefix");
        put("/registry/things/b", "3");
        StoredValue removed = store().delete("/registry/things/a", Storage.Precondition.NONE);
        try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.of(begin))) {
            put("/registry/things/c", "4");
            StorageEvent.Put changed = (StorageEvent.Put) nextChange(watch);
            assertEquals("2", text(changed.value()));
            assertEquals("1", text(changed.previous().orElseThrow()));
            assertEquals("3", text(((StorageEvent.Put) nextChange(watch)).value()));
            StorageEvent.Deleted deleted = (StorageEvent.Deleted) nextChange(watch);
            assertEquals("/registry/things/a", deleted.key());
            assertEquals("2", text(deleted.previous()));
            assertEquals(changed.revision(), deleted.previous().revision());
            assertEquals(removed.revision(), deleted.revision());
            assertEquals("4", text(((StorageEvent.Put) nextChange(watch)).value()));
        }
    }

    @Test
    default void a_watch_from_a_revision_to_come_waits_for_it() throws InterruptedException {
        long now = put("/registry/things/a", "1").revision();
        try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.of(now + 1))) {
            put("/registry/things/b", "2");
            put("/registry/things/c", "3");
            assertEquals("3", text(((StorageEvent.Put) nextChange(watch)).value()));
        }
    }

    @Test
    default void a_change_can_be_read_once_a_watch_has_told_of_it() throws Exception {
        try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.empty());
                ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writing =
                    writer.submit(() -> IntStream.range(0, 200).forEach(i -> put("/registry/things/" + i, "x")));
            for (int i = 0; i < 200; i++) {
                StorageEvent.Put event = (StorageEvent.Put) nextChange(watch);
                assertTrue(store().get(event.value().key(), event.revision()).isPresent());
            }
            writing.get();
        }
    }

    @Test
    default void a_write_that_changes_nothing_is_not_told() throws InterruptedException {
        put("/registry/things/a", "1");
        try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.empty())) {
            put("/registry/things/a", "1");
            put("/registry/things/a", "2");
            assertEquals("2", text(((StorageEvent.Put) nextChange(watch)).value()));
        }
    }

    @Test
    default void a_quiet_watch_answers_with_nothing_or_with_how_far_the_store_has_moved_on()
            throws InterruptedException {
        try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.empty())) {
            long moved = put("/registry/others/a", "1").revision();
            Optional<StorageEvent> event = watch.next(Duration.ofMillis(1));
            event.ifPresent(progress -> assertEquals(new StorageEvent.Progress(moved), progress));
        }
    }

    @Test
    default void a_watch_that_is_asked_for_progress_tells_of_it_after_all_changes() throws InterruptedException {
        try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.empty())) {
            put("/registry/things/a", "1");
            long moved = put("/registry/others/a", "1").revision();
            if (watch.requestProgress()) {
                assertTrue(nextChange(watch).revision() < moved);
                StorageEvent event = watch.next(Duration.ofSeconds(20)).orElseThrow();
                assertEquals(new StorageEvent.Progress(moved), event);
            }
        }
    }

    @Test
    default void closing_a_watch_wakes_the_thread_that_waits_in_it() throws Exception {
        StorageWatch watch = store().watch("/registry/things/", OptionalLong.empty());
        try (ExecutorService waiter = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<StorageException.WatchClosed> ended = waiter.submit(() -> endOf(watch));
            watch.close();
            assertTrue(ended.get() instanceof StorageException.WatchClosed);
        }
        put("/registry/things/a", "after the watch");
        watch.close();
    }

    @Test
    default void a_watch_tells_of_all_keys_in_one_order() throws InterruptedException {
        try (StorageWatch watch = store().watch("/registry/", OptionalLong.empty())) {
            List<Long> written = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                written.add(put("/registry/things/" + i, "x").revision());
                written.add(put("/registry/others/" + i, "x").revision());
                written.add(store().delete("/registry/things/" + i, Storage.Precondition.NONE)
                        .revision());
            }
            for (long revision : written) {
                assertEquals(revision, nextChange(watch).revision());
            }
        }
    }

    @Test
    default void a_key_that_was_removed_and_created_again_has_nothing_before_it() throws InterruptedException {
        long begin = put("/registry/things/a", "1").revision();
        store().delete("/registry/things/a", Storage.Precondition.NONE);
        put("/registry/things/a", "2");
        try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.of(begin))) {
            assertEquals("1", text(((StorageEvent.Deleted) nextChange(watch)).previous()));
            StorageEvent.Put again = (StorageEvent.Put) nextChange(watch);
            assertTrue(again.previous().isEmpty());
            assertEquals("2", text(again.value()));
        }
    }

    @Test
    default void a_watch_tells_of_values_as_large_as_there_are() throws InterruptedException {
        String large = "x".repeat(1_500_000);
        long begin = put("/registry/things/a", "small").revision();
        put("/registry/things/a", large);
        try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.of(begin))) {
            put("/registry/things/a", "small again");
            assertEquals(large, text(((StorageEvent.Put) nextChange(watch)).value()));
            assertEquals(
                    large,
                    text(((StorageEvent.Put) nextChange(watch)).previous().orElseThrow()));
        }
    }

    @Test
    default void a_watch_from_the_compacted_revision_and_one_that_runs_already_miss_nothing()
            throws InterruptedException {
        long old = put("/registry/things/a", "1").revision();
        try (StorageWatch running = store().watch("/registry/things/", OptionalLong.of(old))) {
            long kept = put("/registry/things/a", "2").revision();
            assertEquals(kept, nextChange(running).revision());
            store().compact(kept);
            long after = put("/registry/things/a", "3").revision();
            assertEquals(after, nextChange(running).revision());
            try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.of(kept))) {
                StorageEvent.Put event = (StorageEvent.Put) nextChange(watch);
                assertEquals(after, event.revision());
                assertEquals("2", text(event.previous().orElseThrow()));
            }
        }
    }

    @Test
    default void a_watch_that_is_closed_does_not_disturb_the_others() throws InterruptedException {
        try (StorageWatch stays = store().watch("/registry/things/", OptionalLong.empty())) {
            StorageWatch goes = store().watch("/registry/things/", OptionalLong.empty());
            long first = put("/registry/things/a", "1").revision();
            assertEquals(first, nextChange(goes).revision());
            goes.close();
            long second = put("/registry/things/a", "2").revision();
            assertEquals(first, nextChange(stays).revision());
            assertEquals(second, nextChange(stays).revision());
            assertThrows(StorageException.WatchClosed.class, () -> nextChange(goes));
        }
    }

    @Test
    default void closing_the_store_ends_its_watches() {
        StorageWatch watch = store().watch("/registry/things/", OptionalLong.empty());
        store().close();
        assertThrows(StorageException.WatchClosed.class, () -> nextChange(watch));
    }

    @Test
    default void many_watchers_are_each_told_everything_in_order() throws Exception {
        int watchers = 200;
        int changes = 50;
        CountDownLatch ready = new CountDownLatch(watchers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> told = new ArrayList<>();
            for (int i = 0; i < watchers; i++) {
                told.add(threads.submit(() -> {
                    try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.empty())) {
                        ready.countDown();
                        List<Long> revisions = new ArrayList<>();
                        while (revisions.size() < changes) {
                            revisions.add(nextChange(watch).revision());
                        }
                        return revisions;
                    }
                }));
            }
            ready.await();
            List<Long> written = IntStream.range(0, changes)
                    .mapToObj(i -> put("/registry/things/" + i % 5, "v" + i).revision())
                    .toList();
            for (Future<List<Long>> revisions : told) {
                assertEquals(written, revisions.get());
            }
        }
    }

    /** The next event that tells of a change. */
    static StorageEvent nextChange(StorageWatch watch) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            Optional<StorageEvent> event = watch.next(Duration.ofSeconds(5));
            if (event.isPresent() && !(event.get() instanceof StorageEvent.Progress)) {
                return event.get();
            }
        }
        return fail("no event came");
    }

    private static StorageException.WatchClosed endOf(StorageWatch watch) {
        return assertThrows(StorageException.WatchClosed.class, () -> nextChange(watch));
    }

    private StoredValue put(String key, String value) {
        return store().guaranteedUpdate(key, false, Optional.empty(), current -> bytes(value));
    }
}
