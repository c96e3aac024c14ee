package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.storage.StorageException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A watcher's own bounded buffer. Who fills it never waits: a watcher whose buffer is full is ended, gets what is in it
 * and then learns why.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go: cacheWatcher"
 */
final class CacheWatcher implements ChangeWatch {
    private final Cacher cacher;
    private final String prefix;
    private final long begin;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final ArrayDeque<ObjectChange> missed;
    private final ArrayDeque<ObjectChange> buffer = new ArrayDeque<>();
    private Optional<String> ended = Optional.empty();
    private long seen;

    /** @param missed what it is to be told first; these do not count against its capacity */
    CacheWatcher(Cacher cacher, String prefix, long begin, List<ObjectChange> missed, int capacity) {
        this.cacher = cacher;
        this.prefix = prefix;
        this.begin = begin;
        this.capacity = capacity;
        this.missed = new ArrayDeque<>(missed);
        this.seen = begin;
    }

    String prefix() {
        return prefix;
    }

    @Override
    public long begin() {
        return begin;
    }

    /** Called in the order of revisions. Answers whether the watcher can still keep up. */
    boolean offer(ObjectChange change) {
        if (change.revision() <= begin) {
            return true;
        }
        lock.lock();
        try {
            if (ended.isEmpty() && buffer.size() >= capacity) {
                ended = Optional.of("the watcher was too slow: " + capacity + " events waited for it");
            }
            if (ended.isEmpty()) {
                buffer.add(change);
            }
            arrival.signal();
            return ended.isEmpty();
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
    public Optional<CacheEvent> next(Duration wait) throws InterruptedException {
        long left = wait.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                // Asked for first: what has been delivered up to there is in the buffer already.
                long delivered = cacher.deliveredRevision();
                ObjectChange change = missed.isEmpty() ? buffer.poll() : missed.poll();
                if (change != null) {
                    seen = change.revision();
                    return Optional.of(change);
                }
                if (ended.isPresent()) {
                    throw new StorageException.WatchClosed(ended.get());
                }
                if (left <= 0) {
                    return progressTo(delivered);
                }
                left = arrival.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<CacheEvent> progressTo(long delivered) {
        if (delivered <= seen) {
            return Optional.empty();
        }
        seen = delivered;
        return Optional.of(new CacheEvent.Progress(delivered));
    }

    @Override
    public void close() {
        cacher.forget(this);
        end("the watch was closed");
    }
}
