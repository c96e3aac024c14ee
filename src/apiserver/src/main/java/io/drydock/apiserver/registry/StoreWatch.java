package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store's watch with the initial events before it and bookmarks in between. */
final class StoreWatch implements ObjectWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);
    private static final long LONGEST_OVERRUN = Duration.ofSeconds(1).toNanos();

    private final StorageWatch source;
    private final Iterator<ObjectEvent> initial;
    private final WatchEvents events;
    private final BookmarkTimer timer;
    private long revision;
    private volatile boolean ended;

    /** @param revision that the initial events are of, or that the watch begins after */
    StoreWatch(
            StorageWatch source,
            Iterator<ObjectEvent> initial,
            WatchEvents events,
            BookmarkTimer timer,
            long revision) {
        this.source = source;
        this.initial = initial;
        this.events = events;
        this.timer = timer;
        this.revision = revision;
    }

    /** A watch that tells of an error and ends. */
    static ObjectWatch ofError(Status status) {
        ObjectEvent error = new ObjectEvent(ObjectEvent.Type.ERROR, EncodedObject.of(KubeObject.of(status.toTree())));
        return new ErrorWatch(error);
    }

    @Override
    public Optional<ObjectEvent> next(Duration wait) throws InterruptedException {
        if (initial.hasNext()) {
            return Optional.of(initial.next());
        }
        long end = System.nanoTime() + wait.toNanos();
        while (!ended) {
            if (timer.untilDue() <= 0) {
                timer.sent();
                return Optional.of(new ObjectEvent(ObjectEvent.Type.BOOKMARK, events.bookmark(revision)));
            }
            long left = end - System.nanoTime();
            Optional<StorageEvent> event = take(Math.min(left, timer.untilDue()));
            if (event.isPresent()) {
                revision = event.get().revision();
                Optional<ObjectEvent> told = events.of(event.get());
                if (told.isPresent()) {
                    return told;
                }
            }
            // What is at hand is looked through even when there is no time to wait.
            boolean atHand = event.isPresent() && !(event.get() instanceof StorageEvent.Progress);
            if (left <= 0 && !(atHand && left > -LONGEST_OVERRUN)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<StorageEvent> take(long nanos) throws InterruptedException {
        try {
            return source.next(Duration.ofNanos(Math.max(0, nanos)));
        } catch (StorageException.WatchClosed closed) {
            LOG.debug("watch ended: {}", closed.getMessage());
            ended = true;
            return Optional.empty();
        }
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        ended = true;
        source.close();
    }

    /** Has nothing to tell but what went wrong. */
    private static final class ErrorWatch implements ObjectWatch {
        private final ObjectEvent error;
        private volatile boolean ended;

        ErrorWatch(ObjectEvent error) {
            this.error = error;
        }

        @Override
        public Optional<ObjectEvent> next(Duration wait) {
            Optional<ObjectEvent> last = ended ? Optional.empty() : Optional.of(error);
            ended = true;
            return last;
        }

        @Override
        public boolean ended() {
            return ended;
        }

        @Override
        public void close() {
            ended = true;
        }
    }
}
