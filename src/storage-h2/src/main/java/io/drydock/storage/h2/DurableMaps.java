package io.drydock.storage.h2;

import io.drydock.apiserver.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The maps of a log in their file. A write is in the file as a whole and on disk, or not at all.
 *
 * <p>A write that fails leaves the file closed, as H2 has it; it is opened again at once, and holds what it held before.
 */
final class DurableMaps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DurableMaps.class);

    private final Path path;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile LogMaps maps;
    private volatile Optional<String> refusal = Optional.empty();

    private DurableMaps(Path path, LogMaps maps) {
        this.path = path;
        this.maps = maps;
    }

    static DurableMaps open(Path path) {
        return new DurableMaps(path, LogMaps.open(path));
    }

    /** The size of the file. */
    long bytes() {
        try {
            return Files.size(path);
        } catch (IOException gone) {
            return 0;
        }
    }

    /**
     * All that was acknowledged is on disk already, so there is nothing to do as to the file, as there would not be after
     * a kill: what H2 does at an orderly end leaves files that it may open as they were some commits before.
     */
    @Override
    public void close() {
        opening.lock();
        try {
            refusal = Optional.of("the store in " + path + " is closed");
            maps.store().closeImmediately();
        } finally {
            opening.unlock();
        }
    }

    /** Changes maps that nobody else writes to. */
    interface Writing {
        void write(LogMaps at);
    }

    /** @throws StorageException.Unavailable when that failed */
    void write(Writing writing) {
        requireUsable();
        LogMaps at = maps;
        try {
            writing.write(at);
            at.store().commit();
        } catch (MVStoreException failure) {
            discard(at);
            throw unavailable("written to", failure);
        } catch (RuntimeException | Error failure) {
            discard(at);
            throw failure;
        }
        force(at.store());
    }

    /** What was put in and not committed must not get into the file with the next commit. */
    private void discard(LogMaps failed) {
        failed.store().closeImmediately();
        reopen(failed);
    }

    /** What the operating system could not force to disk once, it may forget: from then on nothing can be promised. */
    private void force(MVStore store) {
        try {
            store.sync();
        } catch (MVStoreException failure) {
            refusal = Optional.of(path + " could not be forced to disk, and takes no more writes until it is opened"
                    + " again: " + failure.getMessage());
            throw unavailable("forced to disk", failure);
        }
    }

    void requireUsable() {
        refusal.ifPresent(reason -> {
            throw new StorageException.Unavailable(reason);
        });
    }

    /** @param reading may run twice */
    <T> T read(Function<LogMaps, T> reading) {
        LogMaps at = maps;
        try {
            return reading(at, reading);
        } catch (MVStoreException failure) {
            if (!at.store().isClosed() || !reopen(at)) {
                throw unavailable("read", failure);
            }
        }
        try {
            return reading(maps, reading);
        } catch (MVStoreException again) {
            throw unavailable("read", again);
        }
    }

    /** The pages of the version that is read stay where they are until it has been. */
    private static <T> T reading(LogMaps at, Function<LogMaps, T> reading) {
        MVStore.TxCounter usage = at.store().registerVersionUsage();
        try {
            return reading.apply(at);
        } finally {
            at.store().deregisterVersionUsage(usage);
        }
    }

    /** Answers whether there are maps now that are open. */
    private boolean reopen(LogMaps closed) {
        opening.lock();
        try {
            if (refusal.isEmpty() && maps == closed) {
                maps = LogMaps.open(path);
            }
            return refusal.isEmpty();
        } catch (MVStoreException failure) {
            LOG.error("{} cannot be opened again: {}", path, failure.getMessage());
            return false;
        } finally {
            opening.unlock();
        }
    }

    private StorageException.Unavailable unavailable(String what, MVStoreException failure) {
        return new StorageException.Unavailable(path + " cannot be " + what + ": " + failure.getMessage(), failure);
    }
}
