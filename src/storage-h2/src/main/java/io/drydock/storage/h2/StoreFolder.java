package io.drydock.storage.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of a store, taken for this process.
 *
 * <p>It holds {@code objects.mv}, the log; {@code lock}, which keeps it to one process; and {@code acknowledged}, by
 * which a log that was cut short is noticed.
 *
 * @param loaded what the log held when it was opened
 */
record StoreFolder(Path directory, DirectoryLock lock, Acknowledged acknowledged, LogFile log, LogLoader.Loaded loaded)
        implements AutoCloseable {
    private static final String LOG = "objects.mv";

    static boolean hasStore(Path directory) {
        return Files.exists(directory.resolve(LOG));
    }

    /**
     * Opens the folder, and makes it and an empty log if they are not there. When that fails, the file is as it was.
     *
     * @param first the revision that a store which is new begins after
     */
    static StoreFolder open(Path directory, long first) throws IOException {
        createOwned(directory);
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            return open(directory, first, lock);
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** What is stored holds secrets. */
    private static void createOwned(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    private static StoreFolder open(Path directory, long first, DirectoryLock lock) throws IOException {
        Path file = directory.resolve(LOG);
        Acknowledged acknowledged = Acknowledged.open(directory.resolve("acknowledged"));
        try {
            long promised = acknowledged.read();
            if (!Files.exists(file)) {
                if (promised > 0) {
                    throw new IOException(file + " is gone, of which revision " + promised + " was acknowledged");
                }
                LogFile.create(file, first);
            }
            LogLoader.Loaded loaded = LogLoader.load(file, promised);
            return new StoreFolder(directory, lock, acknowledged, LogFile.open(file), loaded);
        } catch (IOException | RuntimeException failure) {
            acknowledged.close();
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
        acknowledged.close();
        lock.close();
    }
}
