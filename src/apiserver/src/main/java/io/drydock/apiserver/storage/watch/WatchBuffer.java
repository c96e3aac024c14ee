package io.drydock.apiserver.storage.watch;

import io.drydock.apiserver.storage.StorageException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/**
 * A watcher's own bounded buffer, in the order of revisions. Who fills it never waits: when it is full it ends, its
 * watcher gets what is in it and then learns why.
 *
 * @param <E> an event
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go: cacheWatcher"
 */
public final class WatchBuffer<E> {
    private final int capacity;
    private final ToLongFunction<E> revision;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    // All guarded by lock.
    private final ArrayDeque<E> missed = new ArrayDeque<>();
    private final ArrayDeque<E> waiting = new ArrayDeque<>();
    private Optional<String> ended = Optional.empty();
    private long seen;

    /**
     * @param after events up to this revision are not for this watcher
     * @param capacity how many events may wait
     * @param revision of an event
     */
    public WatchBuffer(long after, int capacity, ToLongFunction<E> revision) {
        this.seen = after;
        this.capacity = capacity;
        this.revision = revision;
    }

    /** Puts before all else what happened until there was this buffer; it does not count against the capacity. */
    public void begin(List<E> before) {
        lock.lock();
        try {
            missed.addAll(before);
        } finally {
            lock.unlock();
        }
    }

    /** Called in the order of revisions. Answers whether the watcher can still keep up. */
    public boolean offer(E event) {
        lock.lock();
        try {
            if (revision.applyAsLong(event) <= seen) {
                return ended.isEmpty();
            }
            if (ended.isEmpty() && waiting.size() >= capacity) {
                ended = Optional.of("the watcher was too slow: " + capacity + " events waited for it");
            }
            if (ended.isEmpty()) {
                waiting.add(event);
            }
            arrival.signal();
            return ended.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Adds an event that a watcher can do without when its buffer is full, or when it has seen as much. */
    public void addIfRoom(E event) {
        lock.lock();
        try {
            if (ended.isEmpty() && revision.applyAsLong(event) > seen && waiting.size() < capacity) {
                waiting.add(event);
                arrival.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more comes in; what is there can still be taken. Only the first reason counts. */
    public void end(String why) {
        lock.lock();
        try {
            if (ended.isEmpty()) {
                ended = Optional.of(why);
            }
            arrival.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the next event.
     *
     * @return absent when none came in time
     * @throws StorageException.WatchClosed when it has ended and all that was in it has been taken
     */
    public Optional<E> take(Duration wait) throws InterruptedException {
        long left = wait.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                E event = missed.isEmpty() ? waiting.poll() : missed.poll();
                if (event != null) {
                    seen = revision.applyAsLong(event);
                    return Optional.of(event);
                }
                if (ended.isPresent()) {
                    throw new StorageException.WatchClosed(ended.get());
                }
                if (left <= 0) {
                    return Optional.empty();
                }
                left = arrival.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves on without an event.
     *
     * @param revision up to which every event has been offered
     * @return false when events still wait, or the watcher has seen as much
     */
    public boolean advanceTo(long revision) {
        lock.lock();
        try {
            if (!missed.isEmpty() || !waiting.isEmpty() || revision <= seen) {
                return false;
            }
            seen = revision;
            return true;
        } finally {
            lock.unlock();
        }
    }
}
