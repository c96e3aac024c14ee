package io.drydock.storage.h2;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets old revisions: those that are older than the interval, and those that are too many. What fails is said and
 * tried again soon; how long ago it last succeeded can be asked.
 */
final class Compaction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int SWEPT_AT_ONCE = 1_000;
    private static final int TIDIED_AT_ONCE = 16;

    private final LogFile log;
    private final SnapshotHistory history;
    private final Published published;
    private final Committer committer;
    private final FreeSpace space;
    private final H2Settings settings;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long turned = System.nanoTime();
    private long revisionThen;
    private volatile long succeeded = System.nanoTime();

    Compaction(
            LogFile log,
            SnapshotHistory history,
            Published published,
            Committer committer,
            FreeSpace space,
            H2Settings settings) {
        this.log = log;
        this.history = history;
        this.published = published;
        this.committer = committer;
        this.space = space;
        this.settings = settings;
        this.revisionThen = history.oldest();
    }

    void start() {
        if (!settings.compactionInterval().isZero()) {
            Thread.ofVirtual().name("h2-storage-compaction").start(this::run);
        }
    }

    /** Since it was last known that nothing is kept that should be forgotten. */
    double ageSeconds() {
        return (System.nanoTime() - succeeded) / 1e9;
    }

    /** Forgets what was replaced or removed before a revision; the space is given back later. */
    void compact(long revision) {
        Task.await(committer.submit(() -> forgetBefore(revision)));
        sweep();
    }

    private void forgetBefore(long revision) {
        if (revision > published.current().revision()) {
            throw new IllegalStateException("revision " + revision + " is still to come");
        }
        if (revision > history.oldest()) {
            Snapshot first = history.at(revision, log);
            log.compact(revision);
            history.forgetBefore(first);
        }
    }

    private void run() {
        Duration look = LOOK.compareTo(settings.compactionInterval()) < 0 ? LOOK : settings.compactionInterval();
        try {
            while (!closed.await(look.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    compactWhatIsOld();
                    tidy();
                    succeeded = System.nanoTime();
                } catch (RuntimeException failure) {
                    LOG.warn("compaction has failed and is tried again soon: {}", failure.getMessage());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void compactWhatIsOld() {
        long current = published.current().revision();
        long target = current - settings.greatestHistory();
        boolean isTurn =
                System.nanoTime() - turned >= settings.compactionInterval().toNanos();
        if (isTurn) {
            target = Math.max(target, revisionThen);
        }
        if (target > history.oldest()) {
            compact(target);
        }
        if (isTurn) {
            turned = System.nanoTime();
            revisionThen = current;
        }
    }

    /** In steps, so that writers get in between. */
    private void sweep() {
        boolean more = true;
        while (more) {
            more = step(() -> log.sweep(SWEPT_AT_ONCE));
        }
    }

    /** What is written anew with every commit leaves the file full of holes, compaction or not. */
    private void tidy() {
        boolean more = true;
        for (int i = 0; more && i < TIDIED_AT_ONCE; i++) {
            more = step(log::tidy);
        }
        if (space.isShort()) {
            Task.await(committer.submit(log::turnOver));
        }
    }

    private boolean step(BooleanSupplier work) {
        boolean[] more = {false};
        Task.await(committer.submit(() -> more[0] = work.getAsBoolean()));
        return more[0];
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
