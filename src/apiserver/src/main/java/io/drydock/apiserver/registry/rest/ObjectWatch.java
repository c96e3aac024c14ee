package io.drydock.apiserver.registry.rest;

import java.time.Duration;
import java.util.Optional;

/**
 * A running watch. One thread takes from it; any thread may close it. What goes wrong on the way is the last event, of
 * type ERROR.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/watch/watch.go: Interface"
 */
public interface ObjectWatch extends AutoCloseable {

    /**
     * The next event, waiting for it no longer than the time given.
     *
     * @return absent when the time is over or the watch has ended
     */
    Optional<ObjectEvent> next(Duration wait) throws InterruptedException;

    /** Whether no more events will come. */
    boolean ended();

    @Override
    void close();
}
