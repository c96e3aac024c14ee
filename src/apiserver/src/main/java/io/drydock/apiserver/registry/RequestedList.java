package io.drydock.apiserver.registry;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.storage.ListRange;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which part of a list a client wants, and of which revision.
 *
 * @param token where it goes on; empty at its beginning
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/interfaces.go: ValidateListOptions (1.36)"
 */
record RequestedList(ListRange range, Optional<ContinueToken> token) {
    /**
     * @param root the prefix of all keys of the list
     * @param single whether it is about one object, which has no pages
     * @throws StatusException when the options contradict each other, or what they hold cannot be read
     */
    static RequestedList of(ListOptions options, String root, boolean single, Release release) {
        requireResourceVersion(options, release);
        return options.continueToken().isEmpty() || single
                ? new RequestedList(beginning(options, single), Optional.empty())
                : continued(options, root, release);
    }

    private static RequestedList continued(ListOptions options, String root, Release release) {
        ContinueToken token = ContinueToken.decode(options.continueToken(), root, release);
        if (!isUnsetOrZero(options)) {
            throw StatusErrors.badRequest("specifying resource version is not allowed when using continue");
        }
        OptionalLong revision = token.isOfNewest() ? OptionalLong.empty() : OptionalLong.of(token.revision());
        return new RequestedList(
                new ListRange(revision, 0, Optional.of(token.startKey()), limit(options)), Optional.of(token));
    }

    private static ListRange beginning(ListOptions options, boolean single) {
        long asked = ResourceVersions.ofRequest(options.resourceVersion());
        // At version 0 the real server answers from its cache, which knows no pages.
        int limit = single || options.resourceVersion().equals("0") ? 0 : limit(options);
        // A limit without further words means a page of exactly that version; without a limit, of any that is not
        // older.
        boolean exact = options.resourceVersionMatch().equals("Exact")
                || options.resourceVersionMatch().isEmpty() && limit > 0;
        OptionalLong revision = exact && asked > 0 ? OptionalLong.of(asked) : OptionalLong.empty();
        return new ListRange(revision, 0, Optional.empty(), limit);
    }

    private static int limit(ListOptions options) {
        return Math.clamp(options.limit(), 0, Integer.MAX_VALUE);
    }

    private static boolean isUnsetOrZero(ListOptions options) {
        return options.resourceVersion().isEmpty() || options.resourceVersion().equals("0");
    }

    /** The cache of the older release, which answers most lists, takes a bad version for the server's own fault. */
    private static void requireResourceVersion(ListOptions options, Release release) {
        boolean checked = release.atLeast(Release.V1_36)
                ? options.continueToken().isEmpty()
                : !options.continueToken().isEmpty()
                        || options.limit() > 0
                        || options.resourceVersionMatch().equals("Exact");
        if (checked) {
            ResourceVersions.requireOfList(options.resourceVersion());
        }
    }
}
