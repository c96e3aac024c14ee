package io.drydock.storage.h2;

import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.tree.KeyTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVStoreException;

/**
 * Reads a whole log, without its values and without touching the file, and makes the index of it. What is not a log, or
 * is damaged, is refused here.
 */
final class LogLoader {
    private final Path path;
    private final long compacted;
    private final SnapshotHistory history;
    private final List<Change> expiring = new ArrayList<>();
    private Snapshot snapshot;

    /**
     * What a log holds.
     *
     * @param newest the state after its last entry
     * @param expiring the changes in it whose keys go by themselves
     */
    record Loaded(Snapshot newest, SnapshotHistory history, List<Change> expiring) {}

    private LogLoader(Path path, long compacted) {
        this.path = path;
        this.compacted = compacted;
        this.snapshot = new Snapshot(0, KeyTree.empty());
        this.history = new SnapshotHistory(compacted);
    }

    /**
     * @param acknowledged the revision that the log must reach
     * @throws StorageException.Unavailable when it does not, or is no log
     */
    static Loaded load(Path path, long acknowledged) {
        LogMaps maps;
        try {
            maps = LogMaps.openReadOnly(path);
        } catch (MVStoreException | IllegalStateException foreign) {
            throw refused(path, "it is damaged, or no store at all (" + foreign.getMessage() + ")");
        }
        try {
            if (!maps.isOfDrydock()) {
                throw refused(path, "it is a database of something else");
            }
            if (maps.mark(LogFile.FORMAT) != LogFile.VERSION) {
                throw refused(
                        path,
                        "its format is " + maps.mark(LogFile.FORMAT) + ", and this program reads " + LogFile.VERSION);
            }
            return new LogLoader(path, maps.mark(LogFile.COMPACTED)).load(maps, acknowledged);
        } catch (MVStoreException damaged) {
            throw refused(path, "it is damaged (" + damaged.getMessage() + ")");
        } finally {
            maps.store().closeImmediately();
        }
    }

    private Loaded load(LogMaps maps, long acknowledged) {
        Cursor<Long, Change> entries = maps.log().cursor(null);
        while (entries.hasNext()) {
            long revision = entries.next();
            Change change = entries.getValue();
            if (change.revision() != revision) {
                throw refused(path, "it is damaged: entry " + revision + " is that of " + change.revision());
            }
            pass(revision);
            add(change);
        }
        pass(Math.max(compacted, snapshot.revision()) + 1);
        if (snapshot.revision() < acknowledged) {
            throw refused(
                    path,
                    "it is damaged: it ends at revision " + snapshot.revision() + ", and " + acknowledged
                            + " was acknowledged");
        }
        return new Loaded(snapshot, history, expiring);
    }

    /** Before what comes after the compaction, of which nothing may be missing. */
    private void pass(long revision) {
        if (revision > compacted && snapshot.revision() <= compacted) {
            snapshot = new Snapshot(compacted, snapshot.index());
            history.add(snapshot);
        }
        if (revision > compacted && revision != snapshot.revision() + 1) {
            throw refused(path, "it is damaged: what follows revision " + snapshot.revision() + " is missing");
        }
    }

    private void add(Change change) {
        snapshot = snapshot.after(change);
        if (snapshot.revision() > compacted) {
            history.add(snapshot);
        }
        if (change.due() > 0) {
            expiring.add(change);
        }
    }

    private static StorageException.Unavailable refused(Path path, String why) {
        return new StorageException.Unavailable("the store " + path + " is not opened and left as it is: " + why);
    }
}
