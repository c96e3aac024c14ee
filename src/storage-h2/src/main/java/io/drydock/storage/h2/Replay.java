package io.drydock.storage.h2;

import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells from the log what has happened. */
final class Replay {
    private final LogFile log;
    private final SnapshotHistory history;
    private final Published published;

    /** @param upTo the revision that there are no more events before */
    record Read(List<StorageEvent> events, long upTo) {}

    Replay(LogFile log, SnapshotHistory history, Published published) {
        this.log = log;
        this.history = history;
        this.published = published;
    }

    /**
     * The next events under a prefix, from so many entries of the log.
     *
     * @throws StorageException.Compacted when some of them are no longer kept
     */
    Read after(long revision, String prefix, int limit) {
        long last = published.current().revision();
        List<Change> changes = log.changes(revision, last, limit);
        List<StorageEvent> events = new ArrayList<>();
        for (Change change : changes) {
            if (change.key().startsWith(prefix)) {
                events.add(event(change));
            }
        }
        history.requireKept(revision);
        return new Read(
                events, changes.size() < limit ? last : changes.getLast().revision());
    }

    StorageEvent event(Change change) {
        Optional<StoredValue> previous = change.previous() == 0
                ? Optional.empty()
                : Optional.of(value(change.key(), change.previous(), change.revision()));
        return change.isRemoval()
                ? new StorageEvent.Deleted(change.key(), change.revision(), previous.orElseThrow())
                : new StorageEvent.Put(value(change.key(), change.revision(), change.revision()), previous);
    }

    private StoredValue value(String key, long revision, long asked) {
        byte[] value = log.value(revision).orElseThrow(() -> new StorageException.Compacted(asked, history.oldest()));
        return new StoredValue(key, value, revision);
    }
}
