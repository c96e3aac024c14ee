package io.drydock.apiserver.storage.cacher;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Waits for a cache to come somewhere, and meanwhile keeps asking its store how far it is. */
final class Arrival {
    /** In nanoseconds: how often the store is asked while somebody waits. */
    private static final long ASKING_PERIOD = Duration.ofMillis(100).toNanos();

    private final ReentrantLock lock;
    private final Condition moved;
    private volatile boolean over;

    /** @param lock that is held whenever the cache moves on */
    Arrival(ReentrantLock lock) {
        this.lock = lock;
        this.moved = lock.newCondition();
    }

    /** The cache has moved on. Called under the lock. */
    void moved() {
        moved.signalAll();
    }

    /** It will not move again: whoever waits gives up. */
    void end() {
        over = true;
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        return over;
    }

    /**
     * Answers whether it was reached before the patience was at its end.
     *
     * @param askTheStore how far it is, called now and again meanwhile
     */
    boolean await(BooleanSupplier reached, Duration patience, Runnable askTheStore) throws InterruptedException {
        long begin = System.nanoTime();
        long asked = begin - ASKING_PERIOD;
        while (!reached.getAsBoolean()) {
            long now = System.nanoTime();
            if (over || now - begin >= patience.toNanos()) {
                return false;
            }
            if (now - asked >= ASKING_PERIOD) {
                askTheStore.run();
                asked = now;
            }
            lock.lockInterruptibly();
            try {
                if (!reached.getAsBoolean()) {
                    moved.awaitNanos(ASKING_PERIOD);
                }
            } finally {
                lock.unlock();
            }
        }
        return true;
    }
}
