package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.cacher.CacheEvent;
import io.drydock.apiserver.storage.cacher.ChangeWatch;
import io.drydock.apiserver.storage.cacher.ObjectChange;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A watch of changes with the initial events before it and bookmarks in between. */
final class StoreWatch implements ObjectWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);
    private static final long LONGEST_OVERRUN = Duration.ofSeconds(1).toNanos();

    private final ChangeWatch source;
    private final Iterator<ObjectEvent> initial;
    private final Selection selection;
    private final Bookmarks bookmarks;
    private final BookmarkTimer timer;
    private long revision;
    private volatile boolean ended;

    StoreWatch(
            ChangeWatch source,
            Iterator<ObjectEvent> initial,
            Selection selection,
            Bookmarks bookmarks,
            BookmarkTimer timer) {
        this.source = source;
        this.initial = initial;
        this.selection = selection;
        this.bookmarks = bookmarks;
        this.timer = timer;
        this.revision = source.begin();
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
                return Optional.of(bookmarks.at(revision));
            }
            long left = end - System.nanoTime();
            Optional<CacheEvent> event = take(Math.min(left, timer.untilDue()));
            boolean atHand = false;
            if (event.isPresent()) {
                revision = event.get().revision();
                if (event.get() instanceof ObjectChange change) {
                    Optional<ObjectEvent> told = change.toldTo(selection);
                    if (told.isPresent()) {
                        return told;
                    }
                    // What is at hand is looked through even when there is no time to wait.
                    atHand = true;
                }
            }
            if (left <= 0 && !(atHand && left > -LONGEST_OVERRUN)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<CacheEvent> take(long nanos) throws InterruptedException {
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
