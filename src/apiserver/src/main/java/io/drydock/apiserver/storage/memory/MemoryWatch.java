package io.drydock.apiserver.storage.memory;

import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.watch.WatchBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A watcher of the memory store. Writers put events into its buffer. */
final class MemoryWatch implements StorageWatch {
    private final MemoryStorage storage;
    private final String prefix;
    private final WatchBuffer<StorageEvent> buffer;

    /** @param after events up to this revision are not for this watcher */
    MemoryWatch(MemoryStorage storage, String prefix, long after, int capacity) {
        this.storage = storage;
        this.prefix = prefix;
        this.buffer = new WatchBuffer<>(after, capacity, StorageEvent::revision);
    }

    boolean wants(String key) {
        return key.startsWith(prefix);
    }

    /** What came before this watcher was known to the store; called once, before anything is taken. */
    void begin(List<StorageEvent> before) {
        buffer.begin(before);
    }

    /** Called by writers, in the order of revisions. Answers whether the watcher can still keep up. */
    boolean offer(StorageEvent event) {
        return buffer.offer(event);
    }

    /** Called by the store while nobody can write. To a watcher whose buffer is full what is in it says as much. */
    void addProgress(long revision) {
        buffer.addIfRoom(new StorageEvent.Progress(revision));
    }

    void end(String why) {
        buffer.end(why);
    }

    @Override
    public Optional<StorageEvent> next(Duration wait) throws InterruptedException {
        Optional<StorageEvent> event = buffer.take(wait);
        return event.isPresent() ? event : storage.progressOf(this);
    }

    /** Called by the store while nobody can write. */
    Optional<StorageEvent> progressTo(long revision) {
        return buffer.advanceTo(revision) ? Optional.of(new StorageEvent.Progress(revision)) : Optional.empty();
    }

    @Override
    public boolean requestProgress() {
        storage.tellProgress(this);
        return true;
    }

    @Override
    public void close() {
        storage.forget(this);
        end("the watch was closed");
    }
}
