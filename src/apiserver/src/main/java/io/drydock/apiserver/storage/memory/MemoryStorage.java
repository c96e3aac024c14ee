package io.drydock.apiserver.storage.memory;

import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StoredValue;
import io.drydock.apiserver.storage.expiry.Expiry;
import io.drydock.apiserver.storage.tree.KeyTree;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps everything in memory, every recent revision as a snapshot of its own. Reads take no lock; a write holds one
 * while it makes the next snapshot and puts the change into the watchers' buffers, never while foreign code runs.
 *
 * <p>The history compacts itself: it keeps {@value #KEPT_REVISIONS} revisions, or fewer when keeping them takes more
 * than about {@value #KEPT_BYTES} bytes.
 */
public final class MemoryStorage implements Storage {
    static final int KEPT_REVISIONS = 100_000;
    static final long KEPT_BYTES = 32L << 20;
    static final int WATCH_BUFFER = 1_000;
    private static final long FIRST_REVISION = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<MemoryWatch> watches = new LinkedHashSet<>(); // guarded by lock
    private final Expiry expiry = new Expiry("memory-storage-expiry", this::expire);
    private final History history;
    private final int watchBuffer;
    private volatile Snapshot current;
    private volatile boolean closed;

    public MemoryStorage() {
        this(KEPT_REVISIONS, KEPT_BYTES, WATCH_BUFFER);
    }

    /** @param watchBuffer how many events may wait for a watcher before it is ended */
    public MemoryStorage(int keptRevisions, long keptBytes, int watchBuffer) {
        this.current = new Snapshot(FIRST_REVISION, KeyTree.empty(), Optional.empty());
        this.history = new History(current, keptRevisions, keptBytes);
        this.watchBuffer = watchBuffer;
    }

    @Override
    public StoredValue create(String key, byte[] value, Optional<Duration> timeToLive) {
        lock.lock();
        try {
            requireOpen();
            Optional<StoredValue> present = current.get(key);
            if (present.isPresent()) {
                throw new StorageException.KeyExists(key, present.get().revision());
            }
            return put(key, value, Optional.empty(), timeToLive);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<StoredValue> get(String key, long atLeast) {
        return notBefore(atLeast).get(key);
    }

    @Override
    public Page list(String prefix, ListRange range) {
        Snapshot newest = notBefore(range.atLeast());
        if (range.revision().isEmpty()) {
            return newest.page(prefix, range);
        }
        long revision = range.revision().getAsLong();
        if (revision > newest.revision()) {
            throw new StorageException.TooLargeRevision(revision, newest.revision());
        }
        return history.at(revision).page(prefix, range);
    }

    @Override
    public StoredValue guaranteedUpdate(String key, boolean mustExist, Optional<Duration> timeToLive, Update update) {
        while (true) {
            requireOpen();
            Optional<StoredValue> read = current.get(key);
            if (read.isEmpty() && mustExist) {
                throw new StorageException.KeyNotFound(key);
            }
            byte[] changed = update.apply(read);
            if (read.isPresent() && Arrays.equals(changed, read.get().value())) {
                return read.get();
            }
            lock.lock();
            try {
                requireOpen();
                if (isStill(key, read)) {
                    return put(key, changed, read, timeToLive);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public StoredValue delete(String key, Precondition check) {
        while (true) {
            requireOpen();
            StoredValue read = current.get(key).orElseThrow(() -> new StorageException.KeyNotFound(key));
            check.check(read);
            lock.lock();
            try {
                requireOpen();
                if (isStill(key, Optional.of(read))) {
                    return remove(read);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public StorageWatch watch(String prefix, OptionalLong after) {
        MemoryWatch watch;
        long begin;
        long known;
        lock.lock();
        try {
            requireOpen();
            known = current.revision();
            begin = after.orElse(known);
            watch = new MemoryWatch(this, prefix, begin, watchBuffer);
            watches.add(watch);
        } finally {
            lock.unlock();
        }
        try {
            List<StorageEvent> missed = history.changes(begin, known, watch);
            watch.begin(missed);
        } catch (StorageException.Compacted tooOld) {
            watch.close();
            throw tooOld;
        }
        return watch;
    }

    @Override
    public long count(String prefix) {
        requireOpen();
        return current.count(prefix);
    }

    @Override
    public long currentRevision() {
        return current.revision();
    }

    @Override
    public boolean knowsItsRevision() {
        return true;
    }

    @Override
    public void compact(long revision) {
        lock.lock();
        try {
            requireOpen();
            if (revision > current.revision()) {
                throw new StorageException.TooLargeRevision(revision, current.revision());
            }
            history.forgetBefore(revision);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void ping() {
        requireOpen();
    }

    @Override
    public void close() {
        expiry.close();
        lock.lock();
        try {
            closed = true;
            watches.forEach(watch -> watch.end("the store was closed"));
            watches.clear();
        } finally {
            lock.unlock();
        }
    }

    void forget(MemoryWatch watch) {
        lock.lock();
        try {
            watches.remove(watch);
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock, since between a write and its delivery a watcher's empty buffer says nothing. */
    Optional<StorageEvent> progressOf(MemoryWatch watch) {
        lock.lock();
        try {
            return watch.progressTo(current.revision());
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock, so that all events up to the revision are in the buffer before it. */
    void tellProgress(MemoryWatch watch) {
        lock.lock();
        try {
            watch.addProgress(current.revision());
        } finally {
            lock.unlock();
        }
    }

    private void expire(String key, long revision) {
        lock.lock();
        try {
            Optional<StoredValue> present = current.get(key);
            if (!closed && present.isPresent() && present.get().revision() == revision) {
                remove(present.get());
            }
        } finally {
            lock.unlock();
        }
    }

    private Snapshot notBefore(long revision) {
        requireOpen();
        Snapshot newest = current;
        if (revision > newest.revision()) {
            throw new StorageException.TooLargeRevision(revision, newest.revision());
        }
        return newest;
    }

    private boolean isStill(String key, Optional<StoredValue> read) {
        return current.get(key).map(StoredValue::revision).equals(read.map(StoredValue::revision));
    }

    /** Under the lock. */
    private StoredValue put(String key, byte[] value, Optional<StoredValue> previous, Optional<Duration> timeToLive) {
        long revision = current.revision() + 1;
        StoredValue stored = new StoredValue(key, value, revision);
        commit(current.values().put(key, stored), key, new StorageEvent.Put(stored, previous));
        timeToLive.ifPresent(time -> expiry.expect(key, revision, time));
        return stored;
    }

    /** Under the lock. */
    private StoredValue remove(StoredValue value) {
        long revision = current.revision() + 1;
        String key = value.key();
        commit(current.values().remove(key), key, new StorageEvent.Deleted(key, revision, value));
        return new StoredValue(key, value.value(), revision);
    }

    /** Under the lock. Readers see a change before any watcher does. */
    private void commit(KeyTree<StoredValue> values, String key, StorageEvent change) {
        Snapshot next = new Snapshot(change.revision(), values, Optional.of(change));
        history.add(next);
        current = next;
        watches.removeIf(watch -> watch.wants(key) && !watch.offer(change));
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageException.Unavailable("the memory store is closed");
        }
    }
}
