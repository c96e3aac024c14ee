package io.drydock.apiserver.registry;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: Store.WatchPredicate"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go: Cacher.Watch"
 */
record WatchOperation(ResourceStorage resource) {

    ObjectWatch run(RequestScope scope, ListOptions options) {
        long begin = ResourceVersions.ofRequest(options.resourceVersion());
        Selection selection = Selection.of(options, resource.strategy());
        String root = resource.keys().root(scope.namespace());
        Optional<String> single = selection
                .singleName()
                .filter(name ->
                        !resource.keys().namespaced() || !scope.namespace().isEmpty())
                .map(name -> root + name);
        String prefix = single.orElse(root);
        WatchEvents events = new WatchEvents(resource, selection);
        BookmarkTimer timer = options.allowWatchBookmarks()
                ? BookmarkTimer.every(BookmarkTimer.MINUTE, options.timeoutSeconds())
                : BookmarkTimer.never();
        try {
            return options.sendInitialEvents().orElse(begin == 0)
                    ? fromState(prefix, events, timer, options, begin)
                    : fromRevision(prefix, events, timer, begin);
        } catch (StorageException.Compacted tooOld) {
            return StoreWatch.ofError(
                    StatusErrors.expired("too old resource version: " + begin + " (" + tooOld.oldest() + ")")
                            .status());
        } catch (StorageException failure) {
            throw StoreErrors.status(failure, resource.named(scope), "", "watch");
        }
    }

    /** Begins with what is there, as objects that were just added. */
    private ObjectWatch fromState(
            String prefix, WatchEvents events, BookmarkTimer timer, ListOptions options, long atLeast) {
        Page state = resource.storage().list(prefix, new ListRange(OptionalLong.empty(), atLeast, Optional.empty(), 0));
        StorageWatch source = resource.storage().watch(prefix, OptionalLong.of(state.revision()));
        Stream<ObjectEvent> initial = state.values().stream()
                .map(resource::decode)
                .filter(events.selection()::matches)
                .map(object -> new ObjectEvent(ObjectEvent.Type.ADDED, object));
        if (options.sendInitialEvents().orElse(false) && options.allowWatchBookmarks()) {
            EncodedObject end = events.endOfInitialEvents(state.revision());
            initial = Stream.concat(initial, Stream.of(new ObjectEvent(ObjectEvent.Type.BOOKMARK, end)));
        }
        Iterator<ObjectEvent> lazily = initial.iterator();
        return new StoreWatch(source, lazily, events, timer, state.revision());
    }

    private ObjectWatch fromRevision(String prefix, WatchEvents events, BookmarkTimer timer, long begin) {
        // Without a revision, and told not to begin with the state: from now on.
        long after = begin == 0 ? resource.storage().currentRevision() : begin;
        StorageWatch source = resource.storage().watch(prefix, OptionalLong.of(after));
        return new StoreWatch(source, Stream.<ObjectEvent>empty().iterator(), events, timer, after);
    }
}
