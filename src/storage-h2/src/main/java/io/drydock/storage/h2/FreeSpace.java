package io.drydock.storage.h2;

import io.drydock.apiserver.storage.StorageException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Refuses writes before the disk is full, which the file would not survive in a state that can be written to: reads go
 * on, and what is there can be removed.
 */
final class FreeSpace {
    /** What a write costs in the file: itself, and pages that are written again because of it. */
    private static final int COST = 3;
    /** The part of what is reserved that removals must leave. */
    private static final int REMOVAL_SHARE = 4;

    private final Path directory;
    private final FileStore disk;
    private final long reserved;

    FreeSpace(Path directory, long reserved) throws IOException {
        this.directory = directory;
        this.disk = Files.getFileStore(directory);
        this.reserved = reserved;
    }

    /**
     * How many bytes can be written now; for removals only, when that is not positive.
     *
     * @param holes how many bytes in the file are free; asked only when the disk has too few
     */
    long forWrites(LongSupplier holes) {
        long room = usable() - reserved;
        return room > 0 ? room : room + holes.getAsLong();
    }

    boolean isShort() {
        return usable() < reserved;
    }

    boolean isEnoughForRemovals() {
        return usable() > reserved / REMOVAL_SHARE;
    }

    static long cost(int bytes) {
        return (long) bytes * COST;
    }

    StorageException.Unavailable full() {
        return new StorageException.Unavailable("the disk that holds " + directory + " is full: " + usable()
                + " bytes are left of it, of which " + reserved + " are kept free");
    }

    private long usable() {
        try {
            return disk.getUsableSpace();
        } catch (IOException unknown) {
            // Then the write itself will tell.
            return Long.MAX_VALUE;
        }
    }
}
