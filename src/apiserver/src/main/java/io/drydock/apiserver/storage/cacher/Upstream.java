package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StoredValue;
import io.drydock.apiserver.storage.tree.KeyTree;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a cache current: lists the resource, watches it from there, and when the watch breaks off goes on from where
 * it was, or, if that is too long ago, lists again. While the store is away it tries again and again.
 *
 * @see "Go: staging/src/k8s.io/client-go/tools/cache/reflector.go: Reflector.ListAndWatch"
 */
final class Upstream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
    /** How long a watch is waited in until it is asked how far it has come. */
    private static final Duration POLL = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    /** How many values a list asks for at a time. */
    private static final int CHUNK = 10_000;

    private final WatchCache cache;
    private final Storage storage;
    private final String root;
    private final ObjectDecoder decoder;
    private final Thread thread;
    private volatile @Nullable StorageWatch watch;
    private volatile boolean tellsProgress = true;
    private volatile boolean closed;
    private Duration pause = FIRST_PAUSE;

    Upstream(WatchCache cache, Storage storage, ObjectDecoder decoder) {
        this.cache = cache;
        this.storage = storage;
        this.root = cache.root();
        this.decoder = decoder;
        this.thread = Thread.ofVirtual().name("cacher " + root).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Has the cache told, before long, how far the store is. */
    void requestProgress() {
        StorageWatch current = watch;
        if (current != null) {
            tellsProgress = current.requestProgress();
        }
    }

    /** Whether there is a watch, and as far as is known one that answers requests for progress. */
    boolean canTellProgress() {
        return watch != null && tellsProgress;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        try {
            OptionalLong reached = OptionalLong.empty();
            while (!closed) {
                try {
                    reached = follow(reached.isPresent() ? reached.getAsLong() : list());
                } catch (StorageException.Compacted tooOld) {
                    LOG.info("listing {} again: {}", root, tooOld.getMessage());
                    reached = OptionalLong.empty();
                } catch (StorageException failure) {
                    LOG.debug("cannot list {}, trying again: {}", root, failure.getMessage());
                    pause();
                } catch (RuntimeException unreadable) {
                    // An object that nobody can read must not end the cache for those that are written after it.
                    LOG.warn("cannot read what is stored under {}, trying again", root, unreadable);
                    reached = OptionalLong.empty();
                    pause();
                }
            }
        } catch (InterruptedException ended) {
            LOG.debug("the cache of {} has ended", root);
        }
    }

    private long list() {
        KeyTree<EncodedObject> objects = KeyTree.empty();
        Page page = storage.list(root, new ListRange(OptionalLong.empty(), 0, Optional.empty(), CHUNK));
        long revision = page.revision();
        while (true) {
            for (StoredValue value : page.values()) {
                objects = objects.put(value.key(), decoder.decode(value));
            }
            if (!page.more()) {
                cache.replace(new CacheState(revision, objects));
                return revision;
            }
            String next = page.values().getLast().key() + "\0";
            page = storage.list(root, new ListRange(OptionalLong.of(revision), 0, Optional.of(next), CHUNK));
        }
    }

    /** Watches until that ends. Answers how far it has come; empty when that is too long ago to go on from. */
    private OptionalLong follow(long begin) throws InterruptedException {
        long reached = begin;
        try (StorageWatch current = storage.watch(root, OptionalLong.of(begin))) {
            tellsProgress = current.requestProgress();
            watch = current;
            while (true) {
                Optional<StorageEvent> event = current.next(POLL);
                if (event.isEmpty()) {
                    // A store may find out only later that it can.
                    tellsProgress = current.requestProgress();
                } else {
                    cache.apply(event.get());
                    reached = event.get().revision();
                    pause = FIRST_PAUSE;
                }
            }
        } catch (StorageException.Compacted tooOld) {
            LOG.info("listing {} again: {}", root, tooOld.getMessage());
            return OptionalLong.empty();
        } catch (StorageException broken) {
            LOG.debug("the watch of {} broke off, going on from {}: {}", root, reached, broken.getMessage());
            watch = null;
            pause();
            return OptionalLong.of(reached);
        } finally {
            watch = null;
        }
    }

    private void pause() throws InterruptedException {
        Thread.sleep(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}
