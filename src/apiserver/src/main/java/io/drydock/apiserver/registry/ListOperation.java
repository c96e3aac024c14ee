package io.drydock.apiserver.registry;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.cacher.Freshness;
import io.drydock.apiserver.storage.cacher.ObjectPage;
import java.util.Optional;

/**
 * Lists what is selected, a page at a time, every page of the same revision.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go: store.List"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go: Cacher.List"
 */
record ListOperation(ResourceStorage resource) {
    private static final String INCONSISTENT_CONTINUE =
            "The provided continue parameter is too old to display a consistent list result. You can start a new list"
                    + " without the continue parameter, or use the continue token in this response to retrieve the"
                    + " remainder of the results. Continuing with the provided token results in an inconsistent list -"
                    + " objects that were created, modified, or deleted between the time the first chunk was returned"
                    + " and now may show up in the list.";

    /** What etcd says of a revision that is still to come, which the older release passes on. */
    private static final String FUTURE = "etcdserver: mvcc: required revision is a future revision";

    ObjectList run(RequestScope scope, ListOptions options) {
        String root = resource.keys().root(scope.namespace());
        Selection selection = Selection.of(options, resource.strategy());
        Optional<String> single = selection
                .singleName()
                .filter(name ->
                        !resource.keys().namespaced() || !scope.namespace().isEmpty());
        RequestedList requested = RequestedList.of(options, root, single.isPresent(), resource.release());
        String prefix = single.map(name -> root + name).orElse(root);
        GroupResource named = resource.named(scope);
        try {
            return collect(options, root, prefix, requested, selection);
        } catch (StorageException.Compacted tooOld) {
            throw requested
                    .token()
                    .map(used -> continueExpired(used, root))
                    .orElseGet(() -> StoreErrors.status(tooOld, named, "", "list"));
        } catch (StorageException.TooLargeRevision ahead) {
            boolean asEtcdSays = requested.range().revision().isPresent() && resource.release() == Release.V1_20;
            throw asEtcdSays ? StoreErrors.plain(FUTURE) : StoreErrors.status(ahead, named, "", "list");
        } catch (StorageException failure) {
            throw StoreErrors.status(failure, named, "", "list");
        }
    }

    private ObjectList collect(
            ListOptions options, String root, String prefix, RequestedList requested, Selection selection) {
        // Going on with a list, a client names no version but means the one in its token, or else the newest.
        Freshness freshness =
                requested.token().isEmpty() ? ResourceVersions.freshness(options.resourceVersion()) : Freshness.NEWEST;
        ObjectPage page = resource.reader().list(prefix, requested.range(), freshness, selection);
        String version = Long.toString(page.revision());
        return page.lastKey()
                .map(last -> new ObjectList(
                        page.items(),
                        version,
                        ContinueToken.after(last, page.revision()).encode(root),
                        page.remaining()))
                .orElseGet(() -> ObjectList.of(page.items(), version));
    }

    private static StatusException continueExpired(ContinueToken used, String root) {
        Status expired = StatusErrors.expired(INCONSISTENT_CONTINUE).status();
        return new StatusException(expired.withContinueToken(used.atNewest().encode(root)));
    }
}
