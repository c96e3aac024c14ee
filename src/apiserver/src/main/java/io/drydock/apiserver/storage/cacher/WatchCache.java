package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a cache holds: the newest state of its resource, the changes that lately led to it, and those who are told of
 * the next ones. One thread changes it; any may read the state, which needs no lock.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/watch_cache.go: watchCache"
 */
final class WatchCache {
    private static final Logger LOG = LoggerFactory.getLogger(WatchCache.class);

    private final String root;
    private final ObjectDecoder decoder;
    private final int watcherBuffer;
    private final CacherCounts counts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Arrival arrival = new Arrival(lock);
    private final ChangeHistory history; // guarded by lock
    private final Watchers watchers; // guarded by lock
    private volatile @Nullable CacheState state;
    private volatile long delivered;

    /**
     * @param root the prefix of all its keys, ending with a slash
     * @param counts what happens here is added to them
     */
    WatchCache(String root, ObjectDecoder decoder, CacherLimits limits, CacherCounts counts) {
        this.root = root;
        this.decoder = decoder;
        this.watcherBuffer = limits.watcherBuffer();
        this.counts = counts;
        this.history = new ChangeHistory(limits.history(), limits.historyBytes());
        this.watchers = new Watchers(root);
    }

    String root() {
        return root;
    }

    /** The newest state; null until the resource has been read. */
    @Nullable
    CacheState state() {
        return state;
    }

    /** @throws StorageException.Unavailable until the resource has been read */
    CacheState ready() {
        CacheState current = state;
        if (current == null) {
            throw notReady();
        }
        return current;
    }

    StorageException notReady() {
        return new StorageException.Unavailable("the cache of " + root + " has not been filled yet");
    }

    /** How far every watcher has been told everything. */
    long deliveredRevision() {
        return delivered;
    }

    /**
     * Waits for the state to change into what is wanted. Answers whether it did in time.
     *
     * @param askTheStore how far it is, called now and again while waiting
     */
    boolean await(BooleanSupplier reached, Duration patience, Runnable askTheStore) throws InterruptedException {
        return arrival.await(reached, patience, askTheStore);
    }

    /** The resource was read as a whole. Who watched it until now has missed something. */
    void replace(CacheState read) {
        counts.initializations.increment();
        lock.lock();
        try {
            state = read;
            history.restart(read.revision());
            watchers.endAll("the cache had to read the resource again");
            delivered = read.revision();
            arrival.moved();
        } finally {
            lock.unlock();
        }
    }

    /** Called by one thread, in the order of revisions. Readers see a change before any watcher does. */
    void apply(StorageEvent event) {
        lock.lock();
        try {
            CacheState before = ready();
            switch (event) {
                case StorageEvent.Put put -> {
                    String key = put.value().key();
                    EncodedObject object = decoder.decode(put.value());
                    ObjectChange change = ObjectChange.put(key, put.revision(), object, before.get(key));
                    publish(new CacheState(put.revision(), before.objects().put(key, object)), change);
                }
                case StorageEvent.Deleted deleted -> {
                    String key = deleted.key();
                    CacheState after =
                            new CacheState(deleted.revision(), before.objects().remove(key));
                    EncodedObject last = before.get(key).orElseGet(() -> decoder.decode(deleted.previous()));
                    publish(after, ObjectChange.deleted(key, deleted.revision(), last));
                }
                case StorageEvent.Progress progress ->
                    state = before.at(Math.max(before.revision(), progress.revision()));
            }
            delivered = ready().revision();
            arrival.moved();
        } finally {
            lock.unlock();
        }
    }

    // tag::publish[]
    private void publish(CacheState after, ObjectChange change) {
        counts.eventsReceived.increment();
        state = after;
        history.add(change);
        int lost = watchers.tell(change);
        if (lost > 0) {
            counts.watchersEnded.add(lost);
            LOG.info("{} watchers of {} could not keep up and were ended", lost, root);
        }
    }
    // end::publish[]

    /**
     * Begins to tell of changes, first of those that have been since.
     *
     * @param after the revision after which to begin; absent for the newest that was told of
     * @param newest what the store is known to have come to: nothing up to there is told of when the beginning is absent
     * @throws StorageException.Compacted when that is too long ago
     */
    ChangeWatch watch(String prefix, OptionalLong after, long newest) {
        lock.lock();
        try {
            long begin = after.orElse(Math.max(delivered, newest));
            return register(prefix, begin, history.after(begin, key -> key.startsWith(prefix)));
        } finally {
            lock.unlock();
        }
    }

    /** The newest state, and a watch of all that happens after it. */
    StateAndChanges watchFromState(String prefix) {
        CacheState begin;
        ChangeWatch watch;
        lock.lock();
        try {
            begin = ready();
            watch = register(prefix, begin.revision(), List.of());
        } finally {
            lock.unlock();
        }
        return new StateAndChanges(begin.all(prefix), watch);
    }

    private ChangeWatch register(String prefix, long begin, List<ObjectChange> missed) {
        if (isClosed()) {
            throw new StorageException.Unavailable("the cache of " + root + " is closed");
        }
        CacheWatcher watcher = new CacheWatcher(this, prefix, begin, missed, watcherBuffer);
        watchers.add(watcher);
        return watcher;
    }

    void forget(CacheWatcher watcher) {
        lock.lock();
        try {
            watchers.remove(watcher);
        } finally {
            lock.unlock();
        }
    }

    /** How many watchers there are. */
    int watchers() {
        lock.lock();
        try {
            return watchers.number();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        return arrival.isOver();
    }

    /** From now on nobody can wait or begin to watch, and those who watch learn that there will be no more. */
    void close() {
        arrival.end();
        lock.lock();
        try {
            watchers.endAll("the cache was closed");
        } finally {
            lock.unlock();
        }
    }
}
