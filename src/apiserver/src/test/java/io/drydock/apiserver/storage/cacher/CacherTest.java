package io.drydock.apiserver.storage.cacher;

import static io.drydock.apiserver.storage.cacher.CacherFixture.HISTORY;
import static io.drydock.apiserver.storage.cacher.CacherFixture.ROOT;
import static io.drydock.apiserver.storage.cacher.CacherFixture.WATCHER_BUFFER;
import static io.drydock.apiserver.storage.cacher.CacherFixture.next;
import static io.drydock.apiserver.storage.cacher.CacherFixture.nextEvent;
import static io.drydock.apiserver.storage.cacher.CacherFixture.rest;
import static io.drydock.apiserver.storage.cacher.CacherFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CacherTest {
    private final CacherFixture fixture = new CacherFixture(Duration.ofSeconds(20));
    private final Cacher cacher = fixture.cacher;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void what_was_just_written_is_read_at_once() {
        for (int i = 0; i < 100; i++) {
            fixture.put("default/a", "v" + i);
            assertEquals(List.of("a=v" + i), fixture.list(Freshness.NEWEST));
            EncodedObject got = cacher.get(ROOT + "default/a", Freshness.NEWEST).orElseThrow();
            assertEquals("a=v" + i, text(got));
        }
    }

    @Test
    void a_read_of_the_newest_waits_until_the_cache_has_come_as_far_as_the_store() throws Exception {
        fixture.storage.holdBack();
        fixture.put("default/a", "1");
        long revision = fixture.putOther();
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> read = reader.submit(() -> fixture.list(Freshness.NEWEST));
            assertEquals(List.of(), fixture.list(Freshness.ANY));
            assertFalse(read.isDone());
            fixture.storage.letGo();
            assertEquals(List.of("a=1"), read.get());
        }
        assertTrue(cacher.revision() >= revision);
        assertEquals(1, cacher.counts().consistentReads());
    }

    @Test
    void a_read_of_at_least_a_version_waits_for_that() throws Exception {
        fixture.storage.holdBack();
        fixture.put("default/a", "1");
        long revision = fixture.putOther();
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> read = reader.submit(() -> fixture.list(new Freshness.AtLeast(revision)));
            assertFalse(read.isDone());
            fixture.storage.letGo();
            assertEquals(List.of("a=1"), read.get());
        }
    }

    @Test
    void a_version_that_does_not_come_in_time_is_too_large() {
        try (CacherFixture impatient = new CacherFixture(Duration.ofMillis(1))) {
            long revision = impatient.put("default/a", "1");
            impatient.awaitRevision(revision);
            Freshness future = new Freshness.AtLeast(revision + 10);
            StorageException.TooLargeRevision refused =
                    assertThrows(StorageException.TooLargeRevision.class, () -> impatient.list(future));
            assertEquals(revision + 10, refused.asked());
            assertEquals(revision, refused.current());
            assertThrows(
                    StorageException.TooLargeRevision.class, () -> impatient.cacher.get(ROOT + "default/a", future));
        }
    }

    @Test
    void a_first_page_comes_from_the_cache_and_the_store_goes_on_from_it() {
        long revision = 0;
        for (String name : List.of("a", "b", "c")) {
            revision = fixture.put("default/" + name, "1");
        }
        ObjectPage first = cacher.list(
                ROOT,
                new ListRange(OptionalLong.empty(), 0, Optional.empty(), 2),
                Freshness.NEWEST,
                ObjectSelector.EVERYTHING);
        assertEquals(2, first.items().size());
        assertEquals(revision, first.revision());
        assertEquals(Optional.of(ROOT + "default/b"), first.lastKey());
        assertEquals(OptionalLong.of(1), first.remaining());
        fixture.put("default/c", "changed meanwhile");
        ObjectPage second = cacher.list(
                ROOT,
                new ListRange(OptionalLong.of(revision), 0, Optional.of(ROOT + "default/b\0"), 2),
                Freshness.NEWEST,
                ObjectSelector.EVERYTHING);
        assertEquals("c=1", text(second.items().getFirst()));
        assertEquals(Optional.empty(), second.lastKey());
    }

    @Test
    void a_watcher_is_told_of_its_namespace_or_its_object_only() throws InterruptedException {
        long begin = fixture.put("other/a", "0");
        try (ChangeWatch namespace = fixture.watch("default/", begin);
                ChangeWatch object = fixture.watch("default/b", begin)) {
            fixture.put("default/a", "1");
            fixture.put("other/b", "2");
            fixture.put("default/b", "3");
            fixture.storage.delete(ROOT + "default/a", Storage.Precondition.NONE);
            assertEquals("ADDED a=1", next(namespace));
            assertEquals("ADDED b=3", next(namespace));
            assertEquals("DELETED a=1", next(namespace));
            assertEquals("ADDED b=3", next(object));
        }
        assertEquals(0, cacher.watchers());
    }

    @Test
    void two_watchers_are_sent_the_very_same_bytes() throws Exception {
        long begin = fixture.put("default/a", "1");
        try (ChangeWatch one = fixture.watch("", begin);
                ChangeWatch other = fixture.watch("default/", begin)) {
            fixture.put("default/a", "2");
            Captured first = new Captured();
            Captured second = new Captured();
            nextEvent(one).writeTo(first);
            nextEvent(other).writeTo(second);
            assertEquals(1, first.written.size());
            assertSame(first.written.getFirst(), second.written.getFirst());
        }
    }

    @Test
    void a_watcher_that_cannot_keep_up_is_ended_while_the_others_go_on() throws InterruptedException {
        long begin = fixture.put("default/a", "0");
        fixture.awaitRevision(begin);
        try (ChangeWatch slow = fixture.watch("", begin);
                ChangeWatch fast = fixture.watch("", begin)) {
            List<String> expected = new ArrayList<>();
            for (int i = 1; i <= 2 * WATCHER_BUFFER; i++) {
                fixture.put("default/a", "v" + i);
                expected.add("MODIFIED a=v" + i);
                assertEquals(expected.getLast(), next(fast));
            }
            List<String> told = rest(slow);
            assertEquals(expected.subList(0, WATCHER_BUFFER), told.subList(0, WATCHER_BUFFER));
            assertTrue(told.getLast().contains("too slow"), told.toString());
            assertEquals(1, cacher.counts().watchersEnded());
            fixture.put("default/a", "last");
            assertEquals("MODIFIED a=last", next(fast));
        }
    }

    @Test
    void a_watcher_that_was_away_learns_what_the_history_has_and_is_too_old_for_what_it_has_not()
            throws InterruptedException {
        List<Long> revisions = IntStream.rangeClosed(0, 2 * HISTORY)
                .mapToObj(i -> fixture.put("default/a", "v" + i))
                .toList();
        fixture.awaitRevision(revisions.getLast());
        long oldest = revisions.get(HISTORY);
        try (ChangeWatch watch = fixture.watch("", oldest)) {
            assertEquals("MODIFIED a=v" + (HISTORY + 1), next(watch));
        }
        StorageException.Compacted tooOld =
                assertThrows(StorageException.Compacted.class, () -> fixture.watch("", oldest - 1));
        assertEquals(oldest, tooOld.oldest());
    }

    @Test
    void a_quiet_watch_says_how_far_the_store_has_moved_on() throws InterruptedException {
        long begin = fixture.put("default/a", "1");
        try (ChangeWatch watch = fixture.watch("", begin)) {
            fixture.awaitRevision(begin);
            assertEquals(Optional.empty(), watch.next(Duration.ZERO));
            long moved = fixture.putOther();
            assertEquals(List.of("a=1"), fixture.list(new Freshness.AtLeast(moved)));
            assertEquals(Optional.of(new CacheEvent.Progress(moved)), watch.next(Duration.ZERO));
            assertEquals(Optional.empty(), watch.next(Duration.ZERO));
        }
    }

    @Test
    void a_watch_can_begin_with_what_there_is() throws InterruptedException {
        fixture.put("default/a", "1");
        fixture.put("default/b", "1");
        StateAndChanges begin = cacher.watchFromState(ROOT, Freshness.NEWEST);
        fixture.put("default/b", "2");
        try (ChangeWatch changes = begin.changes()) {
            assertEquals(
                    List.of("a=1", "b=1"),
                    begin.items().stream().map(CacherFixture::text).toList());
            assertEquals("MODIFIED b=2", next(changes));
        }
        assertEquals(2, cacher.counts().initialEvents());
    }

    @Test
    void while_the_store_is_away_old_reads_go_on_and_afterwards_no_watcher_has_missed_anything()
            throws InterruptedException {
        long begin = fixture.put("default/a", "1");
        fixture.awaitRevision(begin);
        try (ChangeWatch watch = fixture.watch("", begin)) {
            fixture.storage.goAway();
            fixture.put("default/a", "2");
            assertEquals(List.of("a=1"), fixture.list(Freshness.ANY));
            assertThrows(StorageException.Unavailable.class, () -> fixture.list(Freshness.NEWEST));
            fixture.storage.comeBack();
            assertEquals("MODIFIED a=2", next(watch));
            assertEquals(1, cacher.counts().initializations());
        }
    }

    @Test
    void after_too_long_an_absence_the_cache_lists_again_and_its_watchers_must_too() throws InterruptedException {
        long begin = fixture.put("default/a", "1");
        fixture.awaitRevision(begin);
        ChangeWatch watch = fixture.watch("", begin);
        fixture.storage.goAway();
        fixture.put("default/b", "2");
        fixture.storage.delete(ROOT + "default/a", Storage.Precondition.NONE);
        long last = fixture.putOther();
        fixture.storage.compact(last);
        fixture.storage.comeBack();
        assertEquals(List.of("the cache had to read the resource again"), rest(watch));
        assertEquals(List.of("b=2"), fixture.list(Freshness.ANY));
        assertEquals(2, cacher.counts().initializations());
        assertThrows(StorageException.Compacted.class, () -> fixture.watch("", begin));
        try (ChangeWatch again = fixture.watch("", last)) {
            fixture.put("default/c", "3");
            assertEquals("ADDED c=3", next(again));
        }
    }

    @Test
    void closing_the_cache_ends_its_watchers() throws InterruptedException {
        ChangeWatch watch = fixture.watch("", fixture.put("default/a", "1"));
        cacher.close();
        assertEquals(List.of("the cache was closed"), rest(watch));
        assertThrows(StorageException.Unavailable.class, () -> fixture.watch("", cacher.revision()));
    }

    /** Remembers the very arrays that were written. */
    private static final class Captured extends OutputStream {
        private final List<byte[]> written = new ArrayList<>();

        @Override
        public void write(int value) {
            throw new IllegalStateException("byte by byte");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            written.add(bytes);
        }
    }
}
