package io.drydock.apiserver.storage.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Puts what was saved into a store. Afterwards the store's revision is past the saved one and all before is compacted,
 * so that no resource version means two things, and who watches from before learns that it is too late.
 *
 * @param eventTimeToLive of restored events, whose own is not in the snapshot
 */
public record Restoration(Snapshot snapshot, Duration eventTimeToLive) {
    private static final int AT_ONCE = 64;
    private static final String EVENTS = "/events/";
    private static final String MASTER_LEASES = "/masterleases/";

    /**
     * @param storage that nobody else writes to meanwhile
     * @param replace whether to remove what is in it; otherwise it must be empty
     * @throws IOException when the file cannot be read
     * @throws StorageException when the store refuses something; what was stored so far stays
     */
    public void into(Storage storage, boolean replace) throws IOException {
        requireEmpty(storage, snapshot.prefix(), storage.name(), replace);
        clear(storage);
        raise(storage);
        try (Parallel parallel = new Parallel()) {
            snapshot.forEach(value -> {
                // Who is a master is only true as long as it runs.
                if (!value.key().startsWith(snapshot.prefix() + MASTER_LEASES)) {
                    parallel.submit(() -> put(storage, value));
                }
            });
        }
        storage.compact(storage.currentRevision());
    }

    /** @throws IOException when there is something that is not to be replaced */
    public static void requireEmpty(Storage storage, String prefix, String where, boolean replace) throws IOException {
        long present = storage.count(prefix + "/");
        if (present > 0 && !replace) {
            throw new IOException(
                    "there are " + present + " objects in " + where + "; --replace restores all the same");
        }
    }

    private void clear(Storage storage) {
        try (Parallel parallel = new Parallel()) {
            for (StoredValue present :
                    storage.list(snapshot.prefix() + "/", ListRange.ALL).values()) {
                parallel.submit(() -> remove(storage, present.key()));
            }
        }
    }

    private void put(Storage storage, StoredValue value) {
        boolean isEvent = value.key().startsWith(snapshot.prefix() + EVENTS);
        Optional<Duration> timeToLive = isEvent ? Optional.of(eventTimeToLive) : Optional.empty();
        storage.guaranteedUpdate(value.key(), false, timeToLive, present -> value.value());
    }

    /** A store that cannot be told where to begin gets there by writing. */
    private void raise(Storage storage) {
        String scratch = snapshot.prefix() + "/drydock-restoring";
        long missing = snapshot.revision() + 1 - storage.currentRevision();
        if (missing <= 0) {
            return;
        }
        try (Parallel parallel = new Parallel()) {
            for (long i = 0; i < missing; i++) {
                byte[] number = Long.toString(i).getBytes(UTF_8);
                String key = scratch + "/" + i % AT_ONCE;
                parallel.submit(() -> storage.guaranteedUpdate(key, false, Optional.empty(), present -> number));
            }
        }
        for (int i = 0; i < AT_ONCE; i++) {
            remove(storage, scratch + "/" + i);
        }
    }

    private static void remove(Storage storage, String key) {
        try {
            storage.delete(key, Storage.Precondition.NONE);
        } catch (StorageException.KeyNotFound fewer) {
            // It is gone already, or there was less to write than there are keys.
        }
    }

    /** Some writes at a time, for a store forces many to disk as fast as one. */
    private static final class Parallel implements AutoCloseable {
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final Semaphore free = new Semaphore(AT_ONCE);
        private final List<Future<?>> running = new ArrayList<>();

        void submit(Runnable work) {
            free.acquireUninterruptibly();
            running.removeIf(Parallel::isDone);
            running.add(threads.submit(() -> {
                try {
                    work.run();
                } finally {
                    free.release();
                }
            }));
        }

        private static boolean isDone(Future<?> work) {
            if (!work.isDone()) {
                return false;
            }
            await(work);
            return true;
        }

        private static void await(Future<?> work) {
            try {
                work.get();
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof StorageException why ? why : new IllegalStateException(failure);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                throw new StorageException.Unavailable("interrupted");
            }
        }

        @Override
        public void close() {
            try (threads) {
                running.forEach(Parallel::await);
            }
        }
    }
}
