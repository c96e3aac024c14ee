package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.storage.watch.WatchBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A watcher of a cache, which puts changes into its buffer.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go: cacheWatcher"
 */
final class CacheWatcher implements ChangeWatch {
    private final WatchCache cache;
    private final String prefix;
    private final long begin;
    private final WatchBuffer<CacheEvent> buffer;

    /** @param missed what it is to be told first; these do not count against its capacity */
    CacheWatcher(WatchCache cache, String prefix, long begin, List<ObjectChange> missed, int capacity) {
        this.cache = cache;
        this.prefix = prefix;
        this.begin = begin;
        this.buffer = new WatchBuffer<>(begin, capacity, CacheEvent::revision);
        buffer.begin(List.copyOf(missed));
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
        return buffer.offer(change);
    }

    void end(String why) {
        buffer.end(why);
    }

    @Override
    public Optional<CacheEvent> next(Duration wait) throws InterruptedException {
        Optional<CacheEvent> event = buffer.take(wait);
        return event.isPresent() ? event : progressTo(cache.deliveredRevision());
    }

    /** @param delivered asked for before the buffer is: what has been delivered up to there is in it already */
    private Optional<CacheEvent> progressTo(long delivered) {
        return buffer.advanceTo(delivered) ? Optional.of(new CacheEvent.Progress(delivered)) : Optional.empty();
    }

    @Override
    public void close() {
        cache.forget(this);
        end("the watch was closed");
    }
}
