package io.drydock.apiserver.registry;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When a watch is due for a bookmark: every so often, and shortly before its time is over.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go: cacheWatcher.nextBookmarkTime"
 */
final class BookmarkTimer {
    static final Duration MINUTE = Duration.ofMinutes(1);

    private static final long BEFORE_END = Duration.ofSeconds(2).toNanos();

    private final long period;
    private final long beforeEnd;
    private final long start = System.nanoTime();
    private long last;

    private BookmarkTimer(long period, long beforeEnd) {
        this.period = period;
        this.beforeEnd = beforeEnd;
    }

    /** For watchers that do not understand bookmarks. */
    static BookmarkTimer never() {
        return new BookmarkTimer(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    static BookmarkTimer every(Duration period, OptionalLong timeoutSeconds) {
        long end = timeoutSeconds.isPresent()
                ? Duration.ofSeconds(timeoutSeconds.getAsLong()).toNanos() - BEFORE_END
                : Long.MAX_VALUE;
        return new BookmarkTimer(period.toNanos(), end > 0 ? end : Long.MAX_VALUE);
    }

    /** How long from now until the next one is due, in nanoseconds; not positive when it is. */
    long untilDue() {
        if (period == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long elapsed = System.nanoTime() - start;
        long next = last + period;
        if (last < beforeEnd && beforeEnd < next) {
            next = beforeEnd;
        }
        return next - elapsed;
    }

    void sent() {
        last = System.nanoTime() - start;
    }
}
