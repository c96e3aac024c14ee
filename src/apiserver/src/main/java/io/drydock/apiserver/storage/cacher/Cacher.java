package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One resource in memory, kept current by a single watch of the store, for all who read and watch it. It shares the
 * bytes of its objects with a store in the same process.
 *
 * <p>A read that must be the newest is answered from memory once the cache has come to the revision that the store says
 * is its newest. What the cache cannot answer it passes on: pages after the first, exact revisions, and everything but
 * watches before it has read the resource for the first time. While the store is away, reads that may be old go on.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go: Cacher"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/watch_cache.go: watchCache"
 */
public final class Cacher implements ObjectReader {
    private static final Logger LOG = LoggerFactory.getLogger(Cacher.class);

    private final Storage storage;
    private final String root;
    private final ObjectDecoder decoder;
    private final DirectReader direct;
    private final CacherLimits limits;
    private final Upstream upstream;
    private final CacherCounts counts = new CacherCounts();
    private final ReentrantLock lock = new ReentrantLock();
    private final Arrival arrival;
    private final ChangeHistory history; // guarded by lock
    private final Watchers watchers; // guarded by lock
    private volatile @Nullable CacheState state;
    private volatile long delivered;

    private Cacher(Storage storage, String root, ObjectDecoder decoder, DirectReader direct, CacherLimits limits) {
        this.storage = storage;
        this.root = root;
        this.decoder = decoder;
        this.direct = direct;
        this.limits = limits;
        this.upstream = new Upstream(this, storage, root, decoder);
        this.arrival = new Arrival(lock, upstream::requestProgress);
        this.history = new ChangeHistory(limits.history(), limits.historyBytes());
        this.watchers = new Watchers(root);
    }

    /**
     * Begins to read the resource, and does not wait for it.
     *
     * @param root the prefix of all its keys, ending with a slash
     * @param decoder of what is kept
     * @param direct for what the cache cannot answer
     */
    public static Cacher start(
            Storage storage, String root, ObjectDecoder decoder, DirectReader direct, CacherLimits limits) {
        Cacher cacher = new Cacher(storage, root, decoder, direct, limits);
        cacher.upstream.start();
        return cacher;
    }

    /** Whether the resource has been read. From then on reads that may be old are answered whatever happens. */
    public boolean isReady() {
        return state != null;
    }

    /** Waits until the resource has been read. */
    boolean awaitReady(Duration wait) throws InterruptedException {
        return arrival.await(this::isReady, wait);
    }

    boolean isClosed() {
        return arrival.isOver();
    }

    public CacherCounts counts() {
        return counts;
    }

    public CacherLimits limits() {
        return limits;
    }

    /** The revision that the cache has come to; 0 before it is ready. */
    public long revision() {
        CacheState current = state;
        return current == null ? 0 : current.revision();
    }

    /** How many watchers there are. */
    public int watchers() {
        lock.lock();
        try {
            return watchers.number();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<EncodedObject> get(String key, Freshness freshness) {
        return switch (freshness) {
            case Freshness.Newest newest -> {
                CacheState current = newestAtHand();
                yield current == null ? direct.get(key, newest) : current.get(key);
            }
            case Freshness.AtLeast old ->
                state == null
                        ? direct.get(key, old)
                        : awaitRevision(old.revision()).get(key);
        };
    }

    @Override
    public ObjectPage list(String prefix, ListRange range, Freshness freshness, ObjectSelector selector) {
        boolean passedOn = state == null
                || range.revision().isPresent()
                || range.startKey().isPresent();
        if (passedOn) {
            return direct.list(prefix, range, freshness, selector);
        }
        CacheState fresh = fresh(freshness);
        return fresh == null
                ? direct.list(prefix, range, freshness, selector)
                : fresh.page(prefix, range.limit(), selector);
    }

    @Override
    public ChangeWatch watch(String prefix, OptionalLong after) {
        awaitReady();
        long newest = after.isPresent() ? 0 : storage.currentRevision();
        lock.lock();
        try {
            long begin = after.orElse(Math.max(delivered, newest));
            return register(prefix, begin, history.after(begin, key -> key.startsWith(prefix)));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public StateAndChanges watchFromState(String prefix, Freshness freshness) {
        awaitReady();
        if (fresh(freshness) == null) {
            return direct.watchFromState(prefix, freshness);
        }
        CacheState begin;
        ChangeWatch watch;
        lock.lock();
        try {
            begin = ready();
            watch = register(prefix, begin.revision(), List.of());
        } finally {
            lock.unlock();
        }
        List<EncodedObject> items = begin.all(prefix);
        counts.initialEvents.add(items.size());
        return new StateAndChanges(items, watch);
    }

    @Override
    public void close() {
        arrival.end();
        upstream.close();
        lock.lock();
        try {
            watchers.endAll("the cache was closed");
        } finally {
            lock.unlock();
        }
    }

    /** How far every watcher has been told everything. */
    long deliveredRevision() {
        return delivered;
    }

    void forget(CacheWatcher watcher) {
        lock.lock();
        try {
            watchers.remove(watcher);
        } finally {
            lock.unlock();
        }
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

    private ChangeWatch register(String prefix, long begin, List<ObjectChange> missed) {
        if (isClosed()) {
            throw new StorageException.Unavailable("the cache of " + root + " is closed");
        }
        CacheWatcher watcher = new CacheWatcher(this, prefix, begin, missed, limits.watcherBuffer());
        watchers.add(watcher);
        return watcher;
    }

    /** The state if it is known without waiting to be the newest there is. */
    private @Nullable CacheState newestAtHand() {
        if (!storage.knowsItsRevision()) {
            return null;
        }
        long newest = storage.currentRevision();
        CacheState current = state;
        boolean isNewest = current != null && current.revision() >= newest;
        (isNewest ? counts.consistentReads : counts.readsPassedOn).increment();
        return isNewest ? current : null;
    }

    /** A state that is fresh enough; null when only the store can answer. */
    private @Nullable CacheState fresh(Freshness freshness) {
        return switch (freshness) {
            case Freshness.Newest newest -> confirmed();
            case Freshness.AtLeast old -> awaitRevision(old.revision());
        };
    }

    private @Nullable CacheState confirmed() {
        long newest = storage.currentRevision();
        CacheState current = ready();
        try {
            if (current.revision() < newest) {
                current = upstream.canTellProgress() ? awaitRevision(newest) : null;
            }
        } catch (StorageException.TooLargeRevision slow) {
            LOG.info("the cache of {} is behind, the store is asked: {}", root, slow.getMessage());
            current = null;
        }
        (current == null ? counts.readsPassedOn : counts.consistentReads).increment();
        return current;
    }

    private CacheState ready() {
        CacheState current = state;
        if (current == null) {
            throw notReady();
        }
        return current;
    }

    private StorageException notReady() {
        return new StorageException.Unavailable("the cache of " + root + " has not been filled yet");
    }

    private void awaitReady() {
        if (!await(this::isReady)) {
            throw notReady();
        }
    }

    private CacheState awaitRevision(long wanted) {
        if (!await(() -> ready().revision() >= wanted)) {
            throw new StorageException.TooLargeRevision(wanted, revision());
        }
        return ready();
    }

    private boolean await(BooleanSupplier reached) {
        try {
            return arrival.await(reached, limits.patience());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageException.Unavailable("interrupted while waiting for the cache of " + root);
        }
    }
}
