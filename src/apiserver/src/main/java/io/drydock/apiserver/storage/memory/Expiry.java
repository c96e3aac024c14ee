package io.drydock.apiserver.storage.memory;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends keys when their time to live is over. Its thread starts with the first key that has one. */
final class Expiry implements AutoCloseable {
    private final MemoryStorage storage;
    private final DelayQueue<Entry> entries = new DelayQueue<>();
    private @Nullable Thread thread;

    Expiry(MemoryStorage storage) {
        this.storage = storage;
    }

    /** @param revision the key must still have when its time comes; a newer one has a time of its own */
    void expect(String key, long revision, Duration timeToLive) {
        entries.add(new Entry(key, revision, System.nanoTime() + timeToLive.toNanos()));
        synchronized (this) {
            if (thread == null) {
                thread = Thread.ofVirtual().name("memory-storage-expiry").start(this::run);
            }
        }
    }

    private void run() {
        try {
            while (true) {
                Entry entry = entries.take();
                storage.expire(entry.key, entry.revision);
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
