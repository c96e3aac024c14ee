package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.storage.StorageEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of one object. All watchers share it, and with it the event that most of them are told, so that this is
 * encoded once.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/watch_cache.go: watchCacheEvent"
 */
public final class ObjectChange implements CacheEvent {
    private final String key;
    private final long revision;
    private final @Nullable EncodedObject current;
    private final @Nullable EncodedObject previous;
    private final ObjectEvent event;
    private volatile @Nullable ObjectEvent arrival;
    private volatile @Nullable ObjectEvent departure;

    /**
     * @param current absent when the object was deleted
     * @param previous absent when it was created
     */
    private ObjectChange(String key, long revision, @Nullable EncodedObject current, @Nullable EncodedObject previous) {
        this.key = key;
        this.revision = revision;
        this.current = current;
        this.previous = previous;
        if (current != null) {
            this.event =
                    ObjectEvent.shared(previous == null ? ObjectEvent.Type.ADDED : ObjectEvent.Type.MODIFIED, current);
        } else if (previous != null) {
            this.event = ObjectEvent.shared(ObjectEvent.Type.DELETED, previous.atRevision(revision));
        } else {
            throw new IllegalArgumentException("neither before nor after its change there was " + key);
        }
    }

    static ObjectChange put(String key, long revision, EncodedObject current, Optional<EncodedObject> previous) {
        return new ObjectChange(key, revision, current, previous.orElse(null));
    }

    static ObjectChange deleted(String key, long revision, EncodedObject previous) {
        return new ObjectChange(key, revision, null, previous);
    }

    static CacheEvent of(StorageEvent event, ObjectDecoder decoder) {
        return switch (event) {
            case StorageEvent.Put put ->
                put(
                        put.value().key(),
                        put.revision(),
                        decoder.decode(put.value()),
                        put.previous().map(decoder::decode));
            case StorageEvent.Deleted deleted ->
                deleted(deleted.key(), deleted.revision(), decoder.decode(deleted.previous()));
            case StorageEvent.Progress progress -> new Progress(progress.revision());
        };
    }

    String key() {
        return key;
    }

    @Override
    public long revision() {
        return revision;
    }

    /** About how many bytes of memory it holds on to. */
    long weight() {
        return (current == null ? 0 : current.length()) + (previous == null ? 0 : previous.length());
    }

    /**
     * What a watcher is told of it. For one who selects, an object that comes into the selection is added, and one that
     * leaves it is deleted, as it last was there.
     *
     * @return absent when the watcher need not know
     * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go: cacheWatcher.convertToWatchEvent"
     */
    public Optional<ObjectEvent> toldTo(ObjectSelector selector) {
        boolean before = previous != null && selector.matches(previous);
        boolean after = current != null && selector.matches(current);
        if (!before && !after) {
            return Optional.empty();
        }
        if (before == (previous != null) && after == (current != null)) {
            return Optional.of(event);
        }
        return Optional.of(after ? arrival() : departure());
    }

    private ObjectEvent arrival() {
        ObjectEvent known = arrival;
        if (known == null) {
            known = ObjectEvent.shared(ObjectEvent.Type.ADDED, event.object());
            arrival = known;
        }
        return known;
    }

    private ObjectEvent departure() {
        ObjectEvent known = departure;
        EncodedObject last = previous;
        if (known == null && last != null) {
            known = ObjectEvent.shared(ObjectEvent.Type.DELETED, last.atRevision(revision));
            departure = known;
        }
        return known == null ? event : known;
    }
}
