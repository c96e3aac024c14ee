package io.drydock.apiserver.filters;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs what has not been called off in time. All have the same time, so the first to come is the first whose time is
 * over, and the one thread that waits never has to be woken by a newcomer, as a general timer's must be: that would
 * cost every request more than serving it from memory.
 */
final class Deadlines {
    private static final long SHORTEST_WAIT = Duration.ofMillis(1).toNanos();

    private final long timeout;
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();

    /** @param timeout of every entry, in which it is called off or run */
    Deadlines(Duration timeout) {
        this.timeout = timeout.toNanos();
    }

    /** What is waited for, by identity. */
    static final class Entry {
        private final long deadline;
        private final Runnable late;

        private Entry(long deadline, Runnable late) {
            this.deadline = deadline;
            this.late = late;
        }
    }

    /** @param late must not take long, since others wait behind it */
    Entry expect(Runnable late) {
        Entry entry = new Entry(System.nanoTime() + timeout, late);
        entries.add(entry);
        if (!running.get() && running.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("request-timeout").start(this::run);
        }
        return entry;
    }

    /** Entries that are called off are close to the head of the queue, for only requests under way are in it. */
    void callOff(Entry entry) {
        entries.remove(entry);
    }

    private void run() {
        while (true) {
            Entry first = entries.peek();
            // Whoever comes from now on has the whole time, so an empty queue is looked at again after that.
            long wait = first == null ? Math.max(timeout, SHORTEST_WAIT) : first.deadline - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
            } else if (first != null && entries.remove(first)) {
                first.late.run();
            }
        }
    }
}
