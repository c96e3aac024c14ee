package io.drydock.storage.h2;

import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import io.drydock.storage.h2.Task.Write;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes. While it forces a batch to disk, the next one queues. */
final class Committer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int BATCH_WRITES = 1_000;
    private static final int BATCH_BYTES = 8 << 20;

    private final LinkedBlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final LogFile log;
    private final Acknowledged acknowledged;
    private final FreeSpace space;
    private final SnapshotHistory history;
    private final Published published;
    private final Replay replay;
    private final Thread thread;
    private volatile boolean stopped;

    Committer(
            LogFile log,
            Acknowledged acknowledged,
            FreeSpace space,
            SnapshotHistory history,
            Published published,
            Replay replay) {
        this.log = log;
        this.acknowledged = acknowledged;
        this.space = space;
        this.history = history;
        this.published = published;
        this.replay = replay;
        this.thread = Thread.ofPlatform().daemon().name("h2-storage-writer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Queues a change. */
    CompletableFuture<Long> submit(Write write) {
        enqueue(write);
        return write.done();
    }

    /** Queues work that must be alone with the log. */
    CompletableFuture<Void> submit(Runnable work) {
        Task.Chore chore = new Task.Chore(work, new CompletableFuture<>());
        enqueue(chore);
        return chore.done();
    }

    private void enqueue(Task task) {
        queue.add(task);
        // Whoever stops looks at the queue after it has said so.
        if (stopped && queue.remove(task)) {
            task.fail(closed());
        }
    }

    private void run() {
        try {
            while (true) {
                switch (queue.take()) {
                    case Write first -> commit(batch(first));
                    case Task.Chore chore -> execute(chore);
                    case Task.End end -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException noOneDoesThat) {
            Thread.currentThread().interrupt();
        } finally {
            stopped = true;
            for (Task task = queue.poll(); task != null; task = queue.poll()) {
                task.fail(closed());
            }
        }
    }

    private List<Write> batch(Write first) {
        List<Write> batch = new ArrayList<>();
        batch.add(first);
        int bytes = first.bytes();
        while (batch.size() < BATCH_WRITES && bytes < BATCH_BYTES && queue.peek() instanceof Write next) {
            queue.remove();
            batch.add(next);
            bytes += next.bytes();
        }
        return batch;
    }

    private static void execute(Task.Chore chore) {
        try {
            chore.work().run();
            chore.done().complete(null);
        } catch (RuntimeException | Error failure) {
            chore.fail(failure);
        }
    }

    private void commit(List<Write> batch) {
        try {
            catchUp();
            write(batch);
        } catch (RuntimeException | Error failure) {
            LOG.error("{} writes have failed: {}", batch.size(), failure.toString());
            batch.forEach(write -> write.fail(failure));
        }
    }

    private void write(List<Write> batch) {
        Batch changes = new Batch(published.current());
        long room = space.forWrites(log::holes);
        Map<Write, Long> revisions = new IdentityHashMap<>();
        for (Write write : batch) {
            room -= FreeSpace.cost(write.bytes());
            if (room < 0 && !(write.value().isEmpty() && space.isEnoughForRemovals())) {
                write.fail(space.full());
            } else {
                revisions.put(write, changes.add(write));
            }
        }
        if (!changes.isEmpty()) {
            log.append(changes.changes, changes.values);
            acknowledge(changes.snapshot.revision());
            history.add(changes.snapshot);
            published.publish(changes.snapshot, changes.events);
        }
        // Those that were too late, too: what they were too late for can be read only now.
        revisions.forEach((write, revision) -> write.done().complete(revision));
    }

    /** After a write that failed, the file may hold more than anybody was told. Then they are told now. */
    private void catchUp() {
        Snapshot snapshot = published.current();
        if (log.lastRevision() == snapshot.revision()) {
            return;
        }
        List<StorageEvent> events = new ArrayList<>();
        for (Change change : log.changes(snapshot.revision(), Long.MAX_VALUE, Integer.MAX_VALUE)) {
            snapshot = snapshot.after(change);
            events.add(replay.event(change));
        }
        published.publish(snapshot, events);
    }

    private void acknowledge(long revision) {
        try {
            acknowledged.write(revision);
        } catch (IOException unwritten) {
            // It only serves to notice damage.
            LOG.warn("cannot note that revision {} was acknowledged: {}", revision, unwritten.getMessage());
        }
    }

    private static StorageException.Unavailable closed() {
        return new StorageException.Unavailable("the h2 store is closed");
    }

    /** Does what has queued so far and stops. */
    @Override
    public void close() {
        enqueue(new Task.End());
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Changes that follow each other, to be written together. */
    private static final class Batch {
        private final List<Change> changes = new ArrayList<>();
        private final List<byte[]> values = new ArrayList<>();
        private final List<StorageEvent> events = new ArrayList<>();
        private Snapshot snapshot;

        Batch(Snapshot before) {
            this.snapshot = before;
        }

        boolean isEmpty() {
            return changes.isEmpty();
        }

        /** The revision of the change, or that it comes too late. */
        long add(Write write) {
            String key = write.key();
            long previous = snapshot.revisionOf(key);
            if (previous != write.expected()) {
                return Write.CONFLICT;
            }
            long revision = snapshot.revision() + 1;
            Optional<byte[]> value = write.value();
            Change change = new Change(revision, key, value.isEmpty(), previous, write.due());
            snapshot = snapshot.after(change);
            changes.add(change);
            values.add(value.orElse(new byte[0]));
            events.add(
                    value.isPresent()
                            ? new StorageEvent.Put(new StoredValue(key, value.get(), revision), write.read())
                            : new StorageEvent.Deleted(
                                    key, revision, write.read().orElseThrow()));
            return revision;
        }
    }
}
