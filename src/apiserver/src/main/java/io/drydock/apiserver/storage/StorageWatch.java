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

    @Override
    void close();
}
