package io.drydock.apiserver.storage.expiry;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells a store when the time to live of a key is over. Its thread starts with the first key that has one. */
public final class Expiry implements AutoCloseable {
    private final String threadName;
    private final Expired expired;
    private final DelayQueue<Entry> entries = new DelayQueue<>();
    private @Nullable Thread thread; // guarded by this

    /** What is to happen when the time has come. */
    @FunctionalInterface
    public interface Expired {
        /** @param revision that the key must still have; a newer one has a time of its own */
        void expire(String key, long revision);
    }

    public Expiry(String threadName, Expired expired) {
        this.threadName = threadName;
        this.expired = expired;
    }

    /** @param revision that the write of this key had */
    public void expect(String key, long revision, Duration timeToLive) {
        entries.add(new Entry(key, revision, System.nanoTime() + timeToLive.toNanos()));
        synchronized (this) {
            if (thread == null) {
                thread = Thread.ofVirtual().name(threadName).start(this::run);
            }
        }
    }

    private void run() {
        try {
            while (true) {
                Entry entry = entries.take();
                expired.expire(entry.key, entry.revision);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private record Entry(String key, long revision, long due) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            // By difference: nanoTime may overflow.
            return Long.signum(due - ((Entry) other).due);
        }
    }
}
