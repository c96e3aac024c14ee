package io.drydock.apiserver.filters;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts requests under way. Once somebody waits for them to end, no more may begin.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/waitgroup/waitgroup.go: SafeWaitGroup"
 */
public final class WaitGroup {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private int underWay;
    private boolean closed;

    /** Whether the request may begin; if so {@link #done} must follow. */
    public boolean add() {
        lock.lock();
        try {
            if (!closed) {
                underWay++;
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    public void done() {
        lock.lock();
        try {
            underWay--;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets no more begin. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for those under way, and says whether all have ended in that time. */
    public boolean await(Duration wait) throws InterruptedException {
        long left = wait.toNanos();
        lock.lock();
        try {
            while (underWay > 0 && left > 0) {
                left = ended.awaitNanos(left);
            }
            return underWay == 0;
        } finally {
            lock.unlock();
        }
    }
}
