package io.drydock.storage.h2;

import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import io.drydock.apiserver.storage.tree.KeyOrder;
import io.drydock.apiserver.storage.tree.KeyTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads as of one revision: the index says what there is, the log has the values. */
final class Reader {
    private final LogFile log;
    private final SnapshotHistory history;
    private final Published published;

    Reader(LogFile log, SnapshotHistory history, Published published) {
        this.log = log;
        this.history = history;
        this.published = published;
    }

    Optional<StoredValue> get(String key, long atLeast) {
        while (true) {
            long revision = notBefore(atLeast).revisionOf(key);
            if (revision == 0) {
                return Optional.empty();
            }
            Optional<byte[]> value = log.value(revision);
            if (value.isPresent()) {
                return Optional.of(new StoredValue(key, value.get(), revision));
            }
            // It has been replaced and swept since, so now there is a newer one.
        }
    }

    Page list(String prefix, ListRange range) {
        while (true) {
            Snapshot snapshot = snapshot(range);
            Optional<Page> page = page(snapshot, prefix, range);
            if (page.isPresent()) {
                return page.get();
            }
            if (range.revision().isPresent()) {
                throw new StorageException.Compacted(snapshot.revision(), history.oldest());
            }
        }
    }

    private Snapshot snapshot(ListRange range) {
        Snapshot newest = notBefore(range.atLeast());
        if (range.revision().isEmpty()) {
            return newest;
        }
        long revision = range.revision().getAsLong();
        if (revision > newest.revision()) {
            throw new StorageException.TooLargeRevision(revision, newest.revision());
        }
        return revision == newest.revision() ? newest : history.at(revision, log);
    }

    private Snapshot notBefore(long revision) {
        Snapshot newest = published.current();
        if (revision > newest.revision()) {
            throw new StorageException.TooLargeRevision(revision, newest.revision());
        }
        return newest;
    }

    /** Absent when some of it has been swept meanwhile. */
    private Optional<Page> page(Snapshot snapshot, String prefix, ListRange range) {
        KeyTree<Long> index = snapshot.index();
        String start = range.startKey()
                .filter(key -> KeyOrder.compare(key, prefix) > 0)
                .orElse(prefix);
        int available = Math.max(0, index.rankAfter(prefix) - index.rank(start));
        int wanted = range.limit() > 0 ? Math.min(range.limit(), available) : available;
        List<String> keys = new ArrayList<>(wanted);
        List<Long> revisions = new ArrayList<>(wanted);
        if (wanted > 0) {
            index.visit(start, (key, revision) -> {
                keys.add(key);
                revisions.add(revision);
                return keys.size() < wanted;
            });
        }
        List<byte[]> values = log.values(revisions);
        if (values.size() < wanted) {
            return Optional.empty();
        }
        List<StoredValue> page = new ArrayList<>(wanted);
        for (int i = 0; i < wanted; i++) {
            page.add(new StoredValue(keys.get(i), values.get(i), revisions.get(i)));
        }
        return Optional.of(new Page(page, snapshot.revision(), available > wanted, available - wanted));
    }
}
