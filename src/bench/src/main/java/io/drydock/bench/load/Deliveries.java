package io.drydock.bench.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which events have reached how many watchers. Events are numbered from 0 in the order in which they are written, which
 * is the order in which every watcher gets them; no more than a window of them is on the way at once.
 */
final class Deliveries {
    /** Events whose counts are kept; more than any window, and a power of two. */
    private static final int PLACES = 1 << 10;

    private final int watchers;
    private final AtomicIntegerArray arrivals = new AtomicIntegerArray(PLACES);
    private final AtomicLongArray sentAt = new AtomicLongArray(PLACES);
    private final Semaphore complete = new Semaphore(0);
    private final Histogram slowest = new Histogram(); // guarded by itself
    private volatile String failure = "";

    Deliveries(int watchers) {
        this.watchers = watchers;
    }

    /** Notes that an event is about to be written. */
    void sending(long event) {
        sentAt.set(place(event), System.nanoTime());
    }

    /** Notes that an event has reached one more watcher. */
    void arrived(long event) {
        int place = place(event);
        if (arrivals.incrementAndGet(place) == watchers) {
            arrivals.set(place, 0);
            long delay = System.nanoTime() - sentAt.get(place);
            synchronized (slowest) {
                slowest.add(delay);
            }
            complete.release();
        }
    }

    void failed(String reason) {
        failure = reason;
        complete.release();
    }

    /**
     * Waits until one more event has reached everybody.
     *
     * @throws LoadException when that takes too long or cannot be any more
     */
    void awaitOne(Duration patience) throws InterruptedException {
        boolean arrived = complete.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        requireIntact();
        if (!arrived) {
            throw new LoadException("an event did not reach all watchers within " + patience.toSeconds() + " s");
        }
    }

    /** @throws LoadException when a watcher is lost */
    void requireIntact() {
        if (!failure.isEmpty()) {
            throw new LoadException(failure);
        }
    }

    /** How long the last watcher waited for each event since this was last asked, in nanoseconds. */
    Histogram takeSlowest() {
        Histogram taken = new Histogram();
        synchronized (slowest) {
            taken.addAll(slowest);
            slowest.clear();
        }
        return taken;
    }

    private static int place(long event) {
        return (int) (event & (PLACES - 1));
    }
}
