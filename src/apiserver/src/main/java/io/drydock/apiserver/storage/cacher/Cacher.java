package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
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
 */
public final class Cacher implements ObjectReader {
    private static final Logger LOG = LoggerFactory.getLogger(Cacher.class);

    private final Storage storage;
    private final DirectReader direct;
    private final CacherLimits limits;
    private final Upstream upstream;
    private final CacherCounts counts = new CacherCounts();
    private final WatchCache cache;

    private Cacher(Storage storage, String root, ObjectDecoder decoder, DirectReader direct, CacherLimits limits) {
        this.storage = storage;
        this.direct = direct;
        this.limits = limits;
        this.cache = new WatchCache(root, decoder, limits, counts);
        this.upstream = new Upstream(cache, storage, decoder);
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
        return cache.state() != null;
    }

    /** Waits until the resource has been read. */
    boolean awaitReady(Duration wait) throws InterruptedException {
        return cache.await(this::isReady, wait, upstream::requestProgress);
    }

    boolean isClosed() {
        return cache.isClosed();
    }

    public CacherCounts counts() {
        return counts;
    }

    public CacherLimits limits() {
        return limits;
    }

    /** The revision that the cache has come to; 0 before it is ready. */
    public long revision() {
        CacheState current = cache.state();
        return current == null ? 0 : current.revision();
    }

    /** How many watchers there are. */
    public int watchers() {
        return cache.watchers();
    }

    @Override
    public Optional<EncodedObject> get(String key, Freshness freshness) {
        return switch (freshness) {
            case Freshness.Newest newest -> {
                CacheState current = newestAtHand();
                yield current == null ? direct.get(key, newest) : current.get(key);
            }
            case Freshness.AtLeast old ->
                isReady() ? awaitRevision(old.revision()).get(key) : direct.get(key, old);
        };
    }

    @Override
    public ObjectPage list(String prefix, ListRange range, Freshness freshness, ObjectSelector selector) {
        boolean passedOn =
                !isReady() || range.revision().isPresent() || range.startKey().isPresent();
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
        return cache.watch(prefix, after, after.isPresent() ? 0 : storage.currentRevision());
    }

    @Override
    public StateAndChanges watchFromState(String prefix, Freshness freshness) {
        awaitReady();
        if (fresh(freshness) == null) {
            return direct.watchFromState(prefix, freshness);
        }
        StateAndChanges begun = cache.watchFromState(prefix);
        counts.initialEvents.add(begun.items().size());
        return begun;
    }

    @Override
    public void close() {
        upstream.close();
        cache.close();
    }

    /** The state if it is known without waiting to be the newest there is. */
    private @Nullable CacheState newestAtHand() {
        if (!storage.knowsItsRevision()) {
            return null;
        }
        long newest = storage.currentRevision();
        CacheState current = cache.state();
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
        CacheState current = cache.ready();
        try {
            if (current.revision() < newest) {
                current = upstream.canTellProgress() ? awaitRevision(newest) : null;
            }
        } catch (StorageException.TooLargeRevision slow) {
            LOG.info("the cache of {} is behind, the store is asked: {}", cache.root(), slow.getMessage());
            current = null;
        }
        (current == null ? counts.readsPassedOn : counts.consistentReads).increment();
        return current;
    }

    private void awaitReady() {
        if (!await(this::isReady)) {
            throw cache.notReady();
        }
    }

    private CacheState awaitRevision(long wanted) {
        if (!await(() -> cache.ready().revision() >= wanted)) {
            throw new StorageException.TooLargeRevision(wanted, revision());
        }
        return cache.ready();
    }

    private boolean await(BooleanSupplier reached) {
        try {
            return cache.await(reached, limits.patience(), upstream::requestProgress);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageException.Unavailable("interrupted while waiting for the cache of " + cache.root());
        }
    }
}
