package io.drydock.storage.h2;

import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** What readers and watchers may see: all that is safely on disk. The lock is never held over I/O. */
final class Published {
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<H2Watch> watches = new LinkedHashSet<>(); // guarded by lock
    private boolean closed; // guarded by lock
    private volatile Snapshot current;

    Published(Snapshot current) {
        this.current = current;
    }

    Snapshot current() {
        return current;
    }

    /** Readers see changes before any watcher does. */
    void publish(Snapshot next, List<StorageEvent> events) {
        lock.lock();
        try {
            current = next;
            for (StorageEvent event : events) {
                for (H2Watch watch : watches) {
                    if (watch.wants(event.key())) {
                        watch.offer(event);
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void add(H2Watch watch) {
        lock.lock();
        try {
            if (closed) {
                throw new StorageException.Unavailable("the h2 store is closed");
            }
            watches.add(watch);
        } finally {
            lock.unlock();
        }
    }

    void remove(H2Watch watch) {
        lock.lock();
        try {
            watches.remove(watch);
        } finally {
            lock.unlock();
        }
    }

    /** From now on the watch is offered what is new, unless there is something already that it has not read. */
    boolean join(H2Watch watch, long read) {
        lock.lock();
        try {
            return read >= current.revision() && watch.goLive(current.revision());
        } finally {
            lock.unlock();
        }
    }

    /** While nothing can be published, since between a change and its delivery an empty buffer says nothing. */
    Optional<StorageEvent> progressOf(H2Watch watch) {
        lock.lock();
        try {
            return watch.progressTo(current.revision());
        } finally {
            lock.unlock();
        }
    }

    void tellProgress(H2Watch watch) {
        lock.lock();
        try {
            watch.addProgress(current.revision());
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            watches.forEach(watch -> watch.end("the store was closed"));
            watches.clear();
        } finally {
            lock.unlock();
        }
    }
}
