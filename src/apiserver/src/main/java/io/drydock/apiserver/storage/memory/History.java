package io.drydock.apiserver.storage.memory;

import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The snapshots that are still kept, bounded by number and by about the bytes that
 * only the past holds on to. One thread at
 * a time adds and forgets; any may read meanwhile.
 */
final class History {
    /** About what a snapshot weighs besides values: the path of the tree it does not share. */
    private static final long OWN_WEIGHT = 1_000;

    private final ConcurrentSkipListMap<Long, Snapshot> snapshots = new ConcurrentSkipListMap<>();
    private final int greatestNumber;
    private final long greatestBytes;
    private int number;
    private long bytes;
    private volatile long oldest;

    History(Snapshot beginning, int greatestNumber, long greatestBytes) {
        this.greatestNumber = greatestNumber;
        this.greatestBytes = greatestBytes;
        this.oldest = beginning.revision();
        add(beginning);
    }

    void add(Snapshot snapshot) {
        snapshots.put(snapshot.revision(), snapshot);
        number++;
        bytes += weight(snapshot);
        while (number > 1 && (number > greatestNumber || bytes > greatestBytes)) {
            forgetBefore(snapshots.higherKey(oldest));
        }
    }

    /** Keeps the snapshot at a revision and all after it. */
    void forgetBefore(long revision) {
        // First, so that whoever reads while snapshots go learns that they went.
        oldest = Math.max(oldest, revision);
        for (Snapshot gone : snapshots.headMap(revision, false).values()) {
            snapshots.remove(gone.revision());
            number--;
            bytes -= weight(gone);
        }
    }

    Snapshot at(long revision) {
        Snapshot found = snapshots.get(revision);
        if (found == null || revision < oldest) {
            throw new StorageException.Compacted(revision, oldest);
        }
        return found;
    }

    /** The changes after one revision up to another, of which all are kept or the call fails. */
    List<StorageEvent> changes(long after, long last, MemoryWatch watch) {
        List<StorageEvent> changes = new ArrayList<>();
        if (after < last) {
            for (Snapshot snapshot : snapshots.subMap(after, false, last, true).values()) {
                snapshot.change().filter(change -> watch.wants(change.key())).ifPresent(changes::add);
            }
        }
        if (after < oldest) {
            throw new StorageException.Compacted(after, oldest);
        }
        return changes;
    }

    // What a change replaced or removed lives on only in the snapshots before it.
    private static long weight(Snapshot snapshot) {
        return OWN_WEIGHT
                + snapshot.change()
                        .map(change -> switch (change) {
                            case StorageEvent.Put put ->
                                put.previous()
                                        .map(value -> value.value().length)
                                        .orElse(0);
                            case StorageEvent.Deleted deleted ->
                                deleted.previous().value().length;
                            case StorageEvent.Progress progress -> 0;
                        })
                        .orElse(0);
    }
}
