package io.drydock.apiserver.storage;

import java.time.Duration;
import java.util.Optional;

/** A running watch. One thread takes from it; any thread may close it. */
public interface StorageWatch extends AutoCloseable {

    /**
     * The next event, waiting for it as long as need be but no longer than the time given.
     *
     * @return absent when the time is over; or, if the store has moved on without this watch, how far
     * @throws StorageException.WatchClosed when the watch has ended, with why
     */
    Optional<StorageEvent> next(Duration wait) throws InterruptedException;

    /**
     * Asks that the watch tell how far it has come even if nothing has changed: a {@link StorageEvent.Progress} not
     * older than the newest revision at the time of this call will come after all events up to there, unless an event
     * of that revision or a later one says as much. Any thread may call it; it does not wait.
     *
     * @return false when the store cannot do that
     */
    default boolean requestProgress() {
        return false;
    }

    @Override
    void close();
}
