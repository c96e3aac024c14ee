package io.drydock.storage.h2;

import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A watcher. It reads the log until it has caught up with it; from then on it is live, and gets what is new into a
 * buffer of its own. When that is full it is no longer live and goes back to the log: nobody waits for a watcher, and it
 * ends only if what it has not read is forgotten.
 */
final class H2Watch implements StorageWatch {
    private static final int PAGE = 200;

    private final Published published;
    private final Replay replay;
    private final String prefix;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    // All guarded by lock.
    private final ArrayDeque<StorageEvent> buffer = new ArrayDeque<>();
    private Optional<String> ended = Optional.empty();
    private boolean live;
    private boolean progressWanted;
    /** What was told up to, and up to where the log has been read or the buffer reaches. */
    private long told;

    private long read;

    /** @param after events up to this revision are not for this watcher */
    H2Watch(Published published, Replay replay, String prefix, long after, int capacity) {
        this.published = published;
        this.replay = replay;
        this.prefix = prefix;
        this.capacity = capacity;
        this.told = after;
        this.read = after;
    }

    boolean wants(String key) {
        return key.startsWith(prefix);
    }

    /** Called in the order of revisions. */
    void offer(StorageEvent event) {
        lock.lock();
        try {
            if (!live || event.revision() <= read) {
                return;
            }
            if (buffer.size() >= capacity) {
                live = false;
                return;
            }
            buffer.add(event);
            read = event.revision();
            arrival.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Called while nothing can be published. */
    boolean goLive(long revision) {
        lock.lock();
        try {
            live = true;
            read = Math.max(read, revision);
            if (progressWanted) {
                progressWanted = false;
                buffer.add(new StorageEvent.Progress(revision));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Called while nothing can be published. What is full or behind says as much when it has come there. */
    void addProgress(long revision) {
        lock.lock();
        try {
            if (!live) {
                progressWanted = true;
            } else if (revision > told && buffer.size() < capacity) {
                buffer.add(new StorageEvent.Progress(revision));
                arrival.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Called while nothing can be published. */
    Optional<StorageEvent> progressTo(long revision) {
        lock.lock();
        try {
            if (!live || !buffer.isEmpty() || revision <= told) {
                return Optional.empty();
            }
            told = revision;
            return Optional.of(new StorageEvent.Progress(revision));
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
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            Optional<StorageEvent> event = take(deadline);
            if (event.isPresent()) {
                return event;
            }
            if (isLive()) {
                return published.progressOf(this);
            }
            readOn();
        }
    }

    @Override
    public boolean requestProgress() {
        published.tellProgress(this);
        return true;
    }

    /** Absent when the time is over, or the log must be read for more. */
    private Optional<StorageEvent> take(long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                StorageEvent event = buffer.poll();
                if (event != null) {
                    told = Math.max(told, event.revision());
                    return Optional.of(event);
                }
                if (ended.isPresent()) {
                    throw new StorageException.WatchClosed(ended.get());
                }
                long left = deadline - System.nanoTime();
                if (!live || left <= 0) {
                    return Optional.empty();
                }
                arrival.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isLive() {
        lock.lock();
        try {
            return live;
        } finally {
            lock.unlock();
        }
    }

    /** Only the thread that takes comes here, and nobody else fills the buffer of a watch that is not live. */
    private void readOn() {
        long after = readSoFar();
        if (published.join(this, after)) {
            return;
        }
        try {
            Replay.Read more = replay.after(after, prefix, PAGE);
            lock.lock();
            try {
                buffer.addAll(more.events());
                read = more.upTo();
            } finally {
                lock.unlock();
            }
        } catch (StorageException.Compacted | StorageException.Unavailable lost) {
            close();
            throw new StorageException.WatchClosed(lost.getMessage());
        }
    }

    private long readSoFar() {
        lock.lock();
        try {
            return read;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        published.remove(this);
        end("the watch was closed");
    }
}
