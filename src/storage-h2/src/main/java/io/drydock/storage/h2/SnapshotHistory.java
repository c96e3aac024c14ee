package io.drydock.storage.h2;

import io.drydock.apiserver.storage.StorageException;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The index as it was at some of the revisions that are kept, close enough to each other that the log between two is
 * soon replayed. One thread at a time adds and forgets; any may read meanwhile.
 */
final class SnapshotHistory {
    static final int SPACING = 1_000;

    private final ConcurrentSkipListMap<Long, Snapshot> snapshots = new ConcurrentSkipListMap<>();
    private volatile long oldest;

    SnapshotHistory(long oldest) {
        this.oldest = oldest;
    }

    /** The oldest revision that lists and watches may begin from. */
    long oldest() {
        return oldest;
    }

    /** Keeps a snapshot if it is one that is worth keeping. */
    void add(Snapshot snapshot) {
        if (snapshots.isEmpty() || snapshot.revision() - snapshots.lastKey() >= SPACING) {
            snapshots.put(snapshot.revision(), snapshot);
        }
    }

    /** @throws StorageException.Compacted when it is no longer kept */
    Snapshot at(long revision, LogFile log) {
        var nearest = snapshots.floorEntry(revision);
        requireKept(revision);
        Snapshot snapshot = nearest.getValue();
        for (Change change : log.changes(snapshot.revision(), revision, Integer.MAX_VALUE)) {
            snapshot = snapshot.after(change);
        }
        requireKept(revision);
        return snapshot;
    }

    void requireKept(long revision) {
        if (revision < oldest) {
            throw new StorageException.Compacted(revision, oldest);
        }
    }

    void forgetBefore(Snapshot first) {
        // First, so that whoever reads while snapshots go learns that they went.
        oldest = first.revision();
        snapshots.put(first.revision(), first);
        snapshots.headMap(first.revision(), false).clear();
    }
}
