package io.drydock.storage.etcd;

import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StoredValue;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.WatchResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watch that outlives its connections: when one is lost, another server is asked for what came after the last change
 * that was told of. A watcher that does not keep up has its stream cut off, and is given another once it has read what
 * is there; nothing is lost by that, unless the store has forgotten the changes in the meantime.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/watcher.go: watchChan"
 */
final class EtcdWatch implements StorageWatch {
    private static final Logger LOG = LoggerFactory.getLogger(EtcdWatch.class);
    private static final int BUFFER = 2_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final EtcdCluster cluster;
    private final ProgressSupport progress;
    private final String prefix;
    private final UnaryOperator<byte[]> reading;
    private final Consumer<EtcdWatch> whenClosed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    /** Guarded by lock, as is everything that follows. */
    private final ArrayDeque<StorageEvent> buffer = new ArrayDeque<>();

    private long seen;
    private @Nullable WatchStream stream;
    private Duration pause = FIRST_PAUSE;
    private boolean cutOff;
    private boolean progressWanted;
    private Optional<String> ended = Optional.empty();

    /** @param after the revision after which changes are told */
    EtcdWatch(
            EtcdCluster cluster,
            ProgressSupport progress,
            String prefix,
            long after,
            UnaryOperator<byte[]> reading,
            Consumer<EtcdWatch> whenClosed) {
        this.cluster = cluster;
        this.progress = progress;
        this.prefix = prefix;
        this.seen = after;
        this.reading = reading;
        this.whenClosed = whenClosed;
    }

    void open() {
        lock.lock();
        try {
            if (ended.isEmpty() && stream == null) {
                cutOff = false;
                stream = WatchStream.open(cluster.member(), prefix, seen + 1, this);
                if (progressWanted) {
                    stream.requestProgress();
                }
            }
        } catch (StorageException.Unavailable closed) {
            end("the store was closed");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<StorageEvent> next(Duration wait) throws InterruptedException {
        long left = wait.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                StorageEvent event = buffer.poll();
                if (event != null) {
                    return Optional.of(event);
                }
                if (ended.isPresent()) {
                    throw new StorageException.WatchClosed(ended.get());
                }
                if (cutOff) {
                    open();
                }
                if (left <= 0) {
                    return Optional.empty();
                }
                left = arrival.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean requestProgress() {
        if (!progress.isKnown()) {
            return false;
        }
        lock.lock();
        try {
            progressWanted = true;
            if (stream != null) {
                stream.requestProgress();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What the server tells, in its order. */
    void told(WatchStream from, WatchResponse response) {
        lock.lock();
        try {
            if (from != stream || ended.isPresent()) {
                return;
            }
            if (response.getCanceled()) {
                cancelled(response);
                return;
            }
            pause = FIRST_PAUSE;
            if (response.getEventsCount() > 0) {
                response.getEventsList().forEach(event -> buffer.add(read(event)));
                // A response holds all changes of its revisions.
                seen = response.getEvents(response.getEventsCount() - 1).getKv().getModRevision();
                cutOffIfFull();
            } else if (!response.getCreated()) {
                progressed(response.getHeader().getRevision());
            }
            arrival.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void progressed(long revision) {
        progressWanted = false;
        if (revision >= seen) {
            seen = revision;
            buffer.add(new StorageEvent.Progress(revision));
        }
    }

    private void cutOffIfFull() {
        if (buffer.size() >= BUFFER && stream != null) {
            LOG.debug("{} changes wait for a watcher of {}, no more are read until it has them", buffer.size(), prefix);
            stream.close();
            stream = null;
            cutOff = true;
        }
    }

    private void cancelled(WatchResponse response) {
        if (response.getCompactRevision() > 0) {
            end("the changes after revision " + seen + " have been compacted, the oldest kept are those of revision "
                    + response.getCompactRevision());
        } else {
            LOG.debug("etcd has ended the watch of {}: {}", prefix, response.getCancelReason());
            openAgain();
        }
    }

    /** The connection is gone, or its server has lost the others. */
    void lost(WatchStream which, String why) {
        lock.lock();
        try {
            if (which == stream && ended.isEmpty()) {
                LOG.debug("the watch of {} is interrupted: {}", prefix, why);
                cluster.leave(which.member());
                openAgain();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void openAgain() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
        Duration first = pause;
        pause = pause.multipliedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            pause = LONGEST_PAUSE;
        }
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(first);
                open();
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private StorageEvent read(Event event) {
        KeyValue current = event.getKv();
        Optional<StoredValue> previous = event.hasPrevKv() ? Optional.of(value(event.getPrevKv())) : Optional.empty();
        if (event.getType() == Event.EventType.DELETE) {
            String key = current.getKey().toStringUtf8();
            return new StorageEvent.Deleted(
                    key,
                    current.getModRevision(),
                    previous.orElseGet(() -> new StoredValue(key, new byte[0], current.getModRevision())));
        }
        return new StorageEvent.Put(value(current), previous);
    }

    private StoredValue value(KeyValue value) {
        return new StoredValue(
                value.getKey().toStringUtf8(), reading.apply(value.getValue().toByteArray()), value.getModRevision());
    }

    @Override
    public void close() {
        end("the watch was closed");
        whenClosed.accept(this);
    }

    private void end(String why) {
        lock.lock();
        try {
            if (ended.isEmpty()) {
                ended = Optional.of(why);
            }
            if (stream != null) {
                stream.close();
                stream = null;
            }
            arrival.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
