package io.drydock.apiserver.storage.memory;

import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A watcher's own bounded buffer. Writers put events in and never wait: a watcher whose buffer is full is ended, gets
 * what is in it and then learns why.
 */
final class MemoryWatch implements StorageWatch {
    private final MemoryStorage storage;
    private final String prefix;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final ArrayDeque<StorageEvent> missed = new ArrayDeque<>();
    private final ArrayDeque<StorageEvent> buffer = new ArrayDeque<>();
    private Optional<String> ended = Optional.empty();
    private long seen;

    /** @param after events up to this revision are not for this watcher */
    MemoryWatch(MemoryStorage storage, String prefix, long after, int capacity) {
        this.storage = storage;
        this.prefix = prefix;
        this.capacity = capacity;
        this.seen = after;
    }

    boolean wants(String key) {
        return key.startsWith(prefix);
    }

    /** What came before this watcher was known to the store; called once, before anything is taken. */
    void begin(List<StorageEvent> before) {
        missed.addAll(before);
    }

    /** Called by writers, in the order of revisions. Answers whether the watcher can still keep up. */
    boolean offer(StorageEvent event) {
        lock.lock();
        try {
            if (event.revision() <= seen) {
                return ended.isEmpty();
            }
            if (ended.isEmpty() && buffer.size() >= capacity) {
                ended = Optional.of("the watcher was too slow: " + capacity + " events waited for it");
            }
            if (ended.isEmpty()) {
                buffer.add(event);
            }
            arrival.signal();
            return ended.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Called by the store while nobody can write. To a watcher whose buffer is full what is in it says as much. */
    void addProgress(long revision) {
        lock.lock();
        try {
            if (ended.isEmpty() && revision > seen && buffer.size() < capacity) {
                buffer.add(new StorageEvent.Progress(revision));
                arrival.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    void end(String why) {
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

    @Override
    public Optional<StorageEvent> next(Duration wait) throws InterruptedException {
        Optional<StorageEvent> event = take(wait.toNanos());
        if (event.isPresent()) {
            return event;
        }
        // With no lock of its own held: the store locks itself first, then its watchers.
        return storage.progressOf(this);
    }

    private Optional<StorageEvent> take(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (true) {
                StorageEvent event = missed.isEmpty() ? buffer.poll() : missed.poll();
                if (event != null) {
                    seen = event.revision();
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

    /** Called by the store while nobody can write. */
    Optional<StorageEvent> progressTo(long revision) {
        lock.lock();
        try {
            if (!buffer.isEmpty() || !missed.isEmpty() || revision <= seen) {
                return Optional.empty();
            }
            seen = revision;
            return Optional.of(new StorageEvent.Progress(revision));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean requestProgress() {
        storage.tellProgress(this);
        return true;
    }

    @Override
    public void close() {
        storage.forget(this);
        end("the watch was closed");
    }
}
