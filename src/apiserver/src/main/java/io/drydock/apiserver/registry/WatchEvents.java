package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StoredValue;
import java.util.Optional;

/**
 * Turns what happens in the store into what a watcher is told. For one who selects, an object that comes into the
 * selection is added, and one that leaves it is deleted, as it last was there.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go: cacheWatcher.convertToWatchEvent"
 */
record WatchEvents(ResourceStorage resource, Selection selection) {

    /** Absent when the watcher need not know. */
    Optional<ObjectEvent> of(StorageEvent event) {
        return switch (event) {
            case StorageEvent.Put put -> ofPut(put);
            case StorageEvent.Deleted deleted -> ofDeleted(deleted.previous(), deleted.revision());
            case StorageEvent.Progress progress -> Optional.empty();
        };
    }

    private Optional<ObjectEvent> ofPut(StorageEvent.Put put) {
        EncodedObject object = resource.decode(put.value());
        boolean matched =
                put.previous().map(resource::decode).filter(selection::matches).isPresent();
        if (selection.matches(object)) {
            return Optional.of(new ObjectEvent(matched ? ObjectEvent.Type.MODIFIED : ObjectEvent.Type.ADDED, object));
        }
        return matched ? ofDeleted(put.previous().orElseThrow(), put.revision()) : Optional.empty();
    }

    private Optional<ObjectEvent> ofDeleted(StoredValue previous, long revision) {
        EncodedObject last = resource.codec().decode(previous.value(), revision);
        return selection.matches(last)
                ? Optional.of(new ObjectEvent(ObjectEvent.Type.DELETED, last))
                : Optional.empty();
    }

    /** An object that says no more than how far the watch has come. */
    EncodedObject bookmark(long revision) {
        return EncodedObject.of(bookmarkObject(revision));
    }

    /** The bookmark after which a watch that began with the state goes on with changes. */
    EncodedObject endOfInitialEvents(long revision) {
        KubeObject bookmark = bookmarkObject(revision);
        bookmark.setAnnotation("k8s.io/initial-events-end", "true");
        return EncodedObject.of(bookmark);
    }

    private KubeObject bookmarkObject(long revision) {
        KubeObject bookmark = KubeObject.ofKind(resource.strategy().kind());
        bookmark.setResourceVersion(Long.toString(revision));
        return bookmark;
    }
}
