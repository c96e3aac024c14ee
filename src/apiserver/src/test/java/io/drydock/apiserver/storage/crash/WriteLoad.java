package io.drydock.apiserver.storage.crash;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Many that write, each to keys of its own, and one that watches, until they are told to stop or the process dies. A
 * store that cannot answer is tried again: whoever wrote to it does not know whether it has the write.
 */
public final class WriteLoad implements AutoCloseable {
    public static final String PREFIX = "/registry/crash/";
    private static final int WRITERS = 8;
    private static final int KEYS_EACH = 5;
    private static final int LARGEST_VALUE = 4_000;
    private static final int REMOVALS_OF_TEN = 2;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Storage storage;
    private final Journal journal;
    private final String name;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private WriteLoad(Storage storage, Journal journal, String name) {
        this.storage = storage;
        this.journal = journal;
        this.name = name;
    }

    /** @param name that no other load on the same store has */
    public static WriteLoad start(Storage storage, Journal journal, String name) {
        WriteLoad load = new WriteLoad(storage, journal, name);
        StorageWatch watch = storage.watch(PREFIX, OptionalLong.empty());
        load.begin(() -> load.watch(watch));
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            load.begin(() -> load.write(number));
        }
        return load;
    }

    private void begin(Runnable work) {
        threads.add(Thread.ofPlatform().daemon().start(work));
    }

    private void write(int writer) {
        Random random = new Random(name.hashCode() * 31L + writer);
        for (int i = 0; !stopped; i++) {
            String key = PREFIX + writer + "-" + random.nextInt(KEYS_EACH);
            int size = random.nextInt(10) < REMOVALS_OF_TEN ? 0 : 1 + random.nextInt(LARGEST_VALUE);
            Attempt attempt = new Attempt(name + "-" + writer + "-" + i, key, size);
            journal.begun(attempt);
            try {
                journal.acknowledged(attempt, execute(attempt));
            } catch (StorageException.KeyNotFound nothingToRemove) {
                journal.withdrawn(attempt);
            } catch (StorageException unknown) {
                pause();
            }
        }
    }

    private long execute(Attempt attempt) {
        return attempt.isRemoval()
                ? storage.delete(attempt.key(), Storage.Precondition.NONE).revision()
                : storage.guaranteedUpdate(attempt.key(), false, Optional.empty(), old -> attempt.value())
                        .revision();
    }

    private void watch(StorageWatch watch) {
        try (watch) {
            while (!stopped) {
                watch.next(Duration.ofMillis(200))
                        .filter(event -> !(event instanceof StorageEvent.Progress))
                        .ifPresent(event -> journal.seen(Attempt.toldBy(event), event.revision()));
            }
        } catch (StorageException lost) {
            // The ledger asks from where it was lost.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(60));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
