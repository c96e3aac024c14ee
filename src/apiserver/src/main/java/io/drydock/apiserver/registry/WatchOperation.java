package io.drydock.apiserver.registry;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.cacher.ChangeWatch;
import io.drydock.apiserver.storage.cacher.StateAndChanges;
import java.util.Collections;
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
        BookmarkTimer timer = options.allowWatchBookmarks()
                ? BookmarkTimer.every(BookmarkTimer.MINUTE, options.timeoutSeconds())
                : BookmarkTimer.never();
        try {
            return options.sendInitialEvents().orElse(begin == 0)
                    ? fromState(prefix, selection, timer, options)
                    : fromRevision(prefix, selection, timer, begin);
        } catch (StorageException.Compacted tooOld) {
            return StoreWatch.ofError(
                    StatusErrors.expired("too old resource version: " + begin + " (" + tooOld.oldest() + ")")
                            .status());
        } catch (StorageException.TooLargeRevision ahead) {
            return StoreWatch.ofError(StoreErrors.status(ahead, resource.named(scope), "", "watch")
                    .status());
        } catch (StorageException failure) {
            throw StoreErrors.status(failure, resource.named(scope), "", "watch");
        }
    }

    /** Begins with what is there, as objects that were just added. */
    private ObjectWatch fromState(String prefix, Selection selection, BookmarkTimer timer, ListOptions options) {
        StateAndChanges begin =
                resource.reader().watchFromState(prefix, ResourceVersions.freshness(options.resourceVersion()));
        Stream<ObjectEvent> initial = begin.items().stream()
                .filter(selection::matches)
                .map(object -> new ObjectEvent(ObjectEvent.Type.ADDED, object));
        Bookmarks bookmarks = new Bookmarks(resource.strategy().kind(), resource.codec());
        if (options.sendInitialEvents().orElse(false) && options.allowWatchBookmarks()) {
            ObjectEvent end = bookmarks.endOfInitialEvents(begin.changes().begin());
            initial = Stream.concat(initial, Stream.of(end));
        }
        return new StoreWatch(begin.changes(), initial.iterator(), selection, bookmarks, timer);
    }

    private ObjectWatch fromRevision(String prefix, Selection selection, BookmarkTimer timer, long begin) {
        // Without a revision, and told not to begin with the state: from now on.
        ChangeWatch changes =
                resource.reader().watch(prefix, begin == 0 ? OptionalLong.empty() : OptionalLong.of(begin));
        Bookmarks bookmarks = new Bookmarks(resource.strategy().kind(), resource.codec());
        return new StoreWatch(changes, Collections.emptyIterator(), selection, bookmarks, timer);
    }
}
