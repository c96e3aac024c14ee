package io.drydock.apiserver.registry;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.cacher.Freshness;
import io.drydock.apiserver.storage.cacher.ObjectPage;
import java.util.Optional;
import java.util.OptionalLong;

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

    ObjectList run(RequestScope scope, ListOptions options) {
        String root = resource.keys().root(scope.namespace());
        Optional<ContinueToken> token = options.continueToken().isEmpty()
                ? Optional.empty()
                : Optional.of(ContinueToken.decode(options.continueToken(), root));
        ListRange range = range(options, token);
        GroupResource named = resource.named(scope);
        try {
            return collect(scope, options, root, range);
        } catch (StorageException.Compacted tooOld) {
            throw token.map(used -> continueExpired(used, root))
                    .orElseGet(() -> StoreErrors.status(tooOld, named, "", "list"));
        } catch (StorageException failure) {
            throw StoreErrors.status(failure, named, "", "list");
        }
    }

    private static ListRange range(ListOptions options, Optional<ContinueToken> token) {
        String resourceVersion = options.resourceVersion();
        int limit = (int) Math.min(options.limit(), Integer.MAX_VALUE);
        if (token.isPresent()) {
            if (!resourceVersion.isEmpty() && !resourceVersion.equals("0")) {
                throw StatusErrors.badRequest("specifying resource version is not allowed when using continue");
            }
            OptionalLong revision = token.get().isOfNewest()
                    ? OptionalLong.empty()
                    : OptionalLong.of(token.get().revision());
            return new ListRange(revision, 0, Optional.of(token.get().startKey()), limit);
        }
        long asked = ResourceVersions.ofRequest(resourceVersion);
        // A limit without further words means a page of exactly that version; without a limit, of any that is not
        // older.
        boolean exact = options.resourceVersionMatch().equals("Exact")
                || options.resourceVersionMatch().isEmpty() && limit > 0;
        // At version 0 the real server answers from its cache, which knows no pages.
        int effectiveLimit = resourceVersion.equals("0") ? 0 : limit;
        return exact && asked > 0
                ? new ListRange(OptionalLong.of(asked), 0, Optional.empty(), effectiveLimit)
                : new ListRange(OptionalLong.empty(), 0, Optional.empty(), effectiveLimit);
    }

    private ObjectList collect(RequestScope scope, ListOptions options, String root, ListRange range) {
        Selection selection = Selection.of(options, resource.strategy());
        String prefix = selection
                .singleName()
                .filter(name ->
                        !resource.keys().namespaced() || !scope.namespace().isEmpty())
                .map(name -> root + name)
                .orElse(root);
        // Going on with a list, a client names no version but means the one in its token, or else the newest.
        Freshness freshness = options.continueToken().isEmpty()
                ? ResourceVersions.freshness(options.resourceVersion())
                : Freshness.NEWEST;
        ObjectPage page = resource.reader().list(prefix, range, freshness, selection);
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
