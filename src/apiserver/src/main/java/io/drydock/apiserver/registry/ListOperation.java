package io.drydock.apiserver.registry;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lists what is selected, a page at a time, every page of the same revision.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go: store.List"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go: Cacher.List"
 */
record ListOperation(ResourceStorage resource) {
    /** How many values are looked at together when only some of them are wanted. */
    private static final int CHUNK = 500;

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
                : new ListRange(OptionalLong.empty(), asked, Optional.empty(), effectiveLimit);
    }

    private ObjectList collect(RequestScope scope, ListOptions options, String root, ListRange range) {
        Selection selection = Selection.of(options, resource.strategy());
        if (selection.isEverything()) {
            Page page = resource.storage().list(root, range);
            List<EncodedObject> items =
                    page.values().stream().map(resource::decode).toList();
            return page.more()
                    ? list(items, page.revision(), lastKey(page), root, OptionalLong.of(page.remaining()))
                    : ObjectList.of(items, Long.toString(page.revision()));
        }
        String prefix = selection
                .singleName()
                .filter(name ->
                        !resource.keys().namespaced() || !scope.namespace().isEmpty())
                .map(name -> root + name)
                .orElse(root);
        return filtered(prefix, root, range, selection);
    }

    private ObjectList filtered(String prefix, String root, ListRange range, Selection selection) {
        List<EncodedObject> items = new ArrayList<>();
        boolean paging = range.limit() > 0;
        ListRange next = paging
                ? new ListRange(range.revision(), range.atLeast(), range.startKey(), Math.max(range.limit(), CHUNK))
                : range;
        while (true) {
            Page page = resource.storage().list(prefix, next);
            String last = "";
            for (StoredValue value : page.values()) {
                if (paging && items.size() == range.limit()) {
                    return list(items, page.revision(), last, root, OptionalLong.empty());
                }
                last = value.key();
                EncodedObject candidate = resource.decode(value);
                if (selection.matches(candidate)) {
                    items.add(candidate);
                }
            }
            if (!page.more()) {
                return ObjectList.of(items, Long.toString(page.revision()));
            }
            if (items.size() == range.limit()) {
                return list(items, page.revision(), last, root, OptionalLong.empty());
            }
            next = new ListRange(OptionalLong.of(page.revision()), 0, Optional.of(last + "\0"), next.limit());
        }
    }

    private static ObjectList list(
            List<EncodedObject> items, long revision, String lastKey, String root, OptionalLong remaining) {
        return new ObjectList(
                items,
                Long.toString(revision),
                ContinueToken.after(lastKey, revision).encode(root),
                remaining);
    }

    private static String lastKey(Page page) {
        return page.values().getLast().key();
    }

    private static StatusException continueExpired(ContinueToken used, String root) {
        Status expired = StatusErrors.expired(INCONSISTENT_CONTINUE).status();
        return new StatusException(expired.withContinueToken(used.atNewest().encode(root)));
    }
}
