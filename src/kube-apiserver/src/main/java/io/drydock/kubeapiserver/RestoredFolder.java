package io.drydock.kubeapiserver;

import io.drydock.apiserver.storage.snapshot.Restoration;
import io.drydock.storage.h2.H2Settings;
import io.drydock.storage.h2.H2Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Restores into the folder of an h2 store: beside it first, and into its place when all is there. What was there before
 * is kept.
 */
record RestoredFolder(Path folder, H2Settings settings) {
    /** More than any server has written since the snapshot was taken, whose clients must not meet old versions again. */
    private static final long AHEAD = 1_000_000_000L;

    /** @return the revision that the store is at */
    long restore(Restoration restoration, boolean replace) throws IOException {
        long before = 0;
        if (H2Storage.exists(folder)) {
            try (H2Storage old = H2Storage.open(folder, settings)) {
                Restoration.requireEmpty(old, restoration.snapshot().prefix(), folder.toString(), replace);
                before = old.currentRevision();
            }
        }
        Path part = folder.resolveSibling(folder.getFileName() + ".restoring");
        remove(part);
        long revision =
                fill(part, restoration, Math.max(before, restoration.snapshot().revision()) + AHEAD);
        if (Files.exists(folder)) {
            Path kept = folder.resolveSibling(folder.getFileName() + ".before-" + revision);
            Files.move(folder, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        return revision;
    }

    private long fill(Path part, Restoration restoration, long first) throws IOException {
        try (H2Storage storage = H2Storage.open(part, settings, first)) {
            restoration.into(storage, false);
            return storage.currentRevision();
        } catch (IOException | RuntimeException failure) {
            remove(part);
            throw failure;
        }
    }

    private static void remove(Path part) throws IOException {
        if (!Files.exists(part)) {
            return;
        }
        try (Stream<Path> files = Files.list(part)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(part);
    }
}
