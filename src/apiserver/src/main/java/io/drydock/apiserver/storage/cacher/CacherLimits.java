package io.drydock.apiserver.storage.cacher;

import java.time.Duration;

/**
 * How much a cacher keeps, and for how long it lets others wait.
 *
 * @param history how many changes it keeps for watchers that were away
 * @param historyBytes and how many bytes these may hold on to
 * @param watcherBuffer how many events may wait for a watcher before it is ended
 * @param patience how long a reader waits for a revision
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/watch_cache.go: blockTimeout"
 */
public record CacherLimits(int history, long historyBytes, int watcherBuffer, Duration patience) {
    private static final long HISTORY_BYTES = 64L << 20;
    private static final int WATCHER_BUFFER = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    public static CacherLimits ofHistory(int history) {
        return new CacherLimits(history, HISTORY_BYTES, WATCHER_BUFFER, PATIENCE);
    }
}
