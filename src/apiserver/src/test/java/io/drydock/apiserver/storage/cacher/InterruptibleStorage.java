package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StoredValue;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A store in memory that can go away and come back, and whose watches can be held back. */
final class InterruptibleStorage implements Storage {
    private final MemoryStorage store = new MemoryStorage();
    private final List<StorageWatch> watches = new CopyOnWriteArrayList<>();
    /** Free while watches may go on. */
    private final Semaphore flow = new Semaphore(1);

    private volatile boolean away;

    /** Breaks every watch off, and answers nothing from now on. Writes still go through, as if others made them. */
    void goAway() {
        away = true;
        watches.forEach(StorageWatch::close);
        watches.clear();
    }

    void comeBack() {
        away = false;
    }

    void holdBack() {
        flow.acquireUninterruptibly();
    }

    void letGo() {
        flow.release();
    }

    private void requireHere() {
        if (away) {
            throw new StorageException.Unavailable("the store is away");
        }
    }

    @Override
    public StoredValue create(String key, byte[] value, Optional<Duration> timeToLive) {
        return store.create(key, value, timeToLive);
    }

    @Override
    public Optional<StoredValue> get(String key, long atLeast) {
        requireHere();
        return store.get(key, atLeast);
    }

    @Override
    public Page list(String prefix, ListRange range) {
        requireHere();
        return store.list(prefix, range);
    }

    @Override
    public StoredValue guaranteedUpdate(String key, boolean mustExist, Optional<Duration> timeToLive, Update update) {
        return store.guaranteedUpdate(key, mustExist, timeToLive, update);
    }

    @Override
    public StoredValue delete(String key, Precondition check) {
        return store.delete(key, check);
    }

    @Override
    public StorageWatch watch(String prefix, OptionalLong after) {
        requireHere();
        StorageWatch watch = store.watch(prefix, after);
        watches.add(watch);
        return new Held(watch);
    }

    @Override
    public long count(String prefix) {
        return store.count(prefix);
    }

    @Override
    public long currentRevision() {
        requireHere();
        return store.currentRevision();
    }

    @Override
    public boolean knowsItsRevision() {
        return true;
    }

    @Override
    public void compact(long revision) {
        store.compact(revision);
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public void ping() {
        requireHere();
    }

    @Override
    public void close() {
        store.close();
    }

    private final class Held implements StorageWatch {
        private final StorageWatch watch;

        Held(StorageWatch watch) {
            this.watch = watch;
        }

        @Override
        public Optional<StorageEvent> next(Duration wait) throws InterruptedException {
            Optional<StorageEvent> event = watch.next(wait);
            flow.acquire();
            flow.release();
            return event;
        }

        @Override
        public boolean requestProgress() {
            return watch.requestProgress();
        }

        @Override
        public void close() {
            watch.close();
        }
    }
}
