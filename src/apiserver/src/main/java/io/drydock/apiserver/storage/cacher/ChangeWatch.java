package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.storage.StorageException;
import java.time.Duration;
import java.util.Optional;

/** A running watch. One thread takes from it; any thread may close it. */
public interface ChangeWatch extends AutoCloseable {

    /** Changes after this revision are delivered. */
    long begin();

    /**
     * The next event, waiting for it as long as need be but no longer than the time given.
     *
     * @return absent when the time is over; or how far the watch has come meanwhile, if that is known
     * @throws StorageException.WatchClosed when the watch has ended, with why
     */
    Optional<CacheEvent> next(Duration wait) throws InterruptedException;

    @Override
    void close();
}
