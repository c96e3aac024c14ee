package io.drydock.apiserver.storage.crash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StoredValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Keeps account of what a store has promised, over all its crashes, and holds it to that. */
public final class Ledger implements Journal {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TreeMap<Long, Attempt> promised = new TreeMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Attempt> open = new HashMap<>();
    private final TreeMap<Long, Attempt> told = new TreeMap<>();
    /** Nothing can have happened at or before the revision of a store that is new. */
    private long seen = 1;

    @Override
    public synchronized void begun(Attempt attempt) {
        open.put(attempt.id(), attempt);
    }

    @Override
    public synchronized void acknowledged(Attempt attempt, long revision) {
        open.remove(attempt.id());
        settle(attempt, revision);
    }

    private void settle(Attempt attempt, long revision) {
        assertNull(promised.put(revision, attempt), () -> "revision " + revision + " was used twice");
        newest.merge(attempt.key(), revision, Math::max);
    }

    @Override
    public synchronized void withdrawn(Attempt attempt) {
        open.remove(attempt.id());
    }

    @Override
    public synchronized void seen(Attempt attempt, long revision) {
        told.put(revision, attempt);
        seen = Math.max(seen, revision);
    }

    /** How many writes have been promised so far. */
    public synchronized int promises() {
        return promised.size();
    }

    /**
     * Compares a store that was opened again with what is known. Nobody may write to it meanwhile. What the store has of
     * writes whose outcome nobody knew is known from then on.
     */
    public synchronized void verify(Storage storage) throws InterruptedException {
        long current = storage.currentRevision();
        assertTrue(current >= seen, "a watcher was told of " + seen + ", and the store is at " + current);
        if (!promised.isEmpty()) {
            assertTrue(current >= promised.lastKey(), () -> "the store is at " + current + " only");
        }
        long before = seen;
        for (StorageEvent event : eventsAfter(before, current, storage)) {
            seen(Attempt.toldBy(event), event.revision());
        }
        promised.tailMap(before, false)
                .forEach((revision, attempt) ->
                        assertTrue(told.containsKey(revision), () -> "no event tells of " + attempt));
        told.forEach(this::verifyEvent);
        newest.forEach((key, revision) -> verifyValue(storage, key, revision));
        open.clear();
        told.clear();
        seen = current;
    }

    private void verifyEvent(long revision, Attempt event) {
        Attempt attempt = promised.get(revision);
        if (attempt == null) {
            settle(openAttempt(event), revision);
        } else {
            assertTrue(attempt.isToldAs(event), () -> event + " is not " + attempt);
        }
    }

    private List<StorageEvent> eventsAfter(long after, long current, Storage storage) throws InterruptedException {
        List<StorageEvent> events = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (StorageWatch watch = storage.watch(WriteLoad.PREFIX, OptionalLong.of(after))) {
            watch.requestProgress();
            long last = after;
            while (last < current) {
                assertTrue(System.nanoTime() < deadline, "events end at " + last + " before " + current);
                Optional<StorageEvent> next = watch.next(Duration.ofMillis(100));
                if (next.isPresent()) {
                    assertTrue(next.get().revision() >= last, "events are out of order");
                    last = next.get().revision();
                    next.filter(event -> !(event instanceof StorageEvent.Progress))
                            .ifPresent(events::add);
                }
            }
        }
        return events;
    }

    private Attempt openAttempt(Attempt event) {
        Attempt found = open.values().stream()
                .filter(attempt -> attempt.isToldAs(event))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody has tried " + event));
        open.remove(found.id());
        return found;
    }

    private void verifyValue(Storage storage, String key, long revision) {
        Attempt last = promised.get(revision);
        Optional<StoredValue> stored = storage.get(key, 0);
        if (last == null || last.isRemoval()) {
            assertTrue(stored.isEmpty(), () -> key + " was removed at " + revision + " and is there");
            return;
        }
        assertTrue(stored.isPresent(), () -> key + " was written at " + revision + " and is gone");
        assertEquals(revision, stored.get().revision(), key);
        assertArrayEquals(last.value(), stored.get().value(), key);
    }
}
