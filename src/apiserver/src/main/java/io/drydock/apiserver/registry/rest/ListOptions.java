package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.fields.FieldSelector;
import io.drydock.apimachinery.labels.LabelSelector;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a list, a watch or the deletion of a collection is about. Texts are as the client sent them; who reads them
 * says what is wrong with them.
 *
 * @param limit the greatest number of objects in an answer; 0 for all
 * @param continueToken from the answer before; empty for the first page
 * @param resourceVersion empty for the newest
 * @param resourceVersionMatch {@code Exact}, {@code NotOlderThan} or empty
 * @param timeoutSeconds how long a watch or list may last; empty for the server's own choice
 * @param allowWatchBookmarks whether the client of a watch understands events of type BOOKMARK
 * @param sendInitialEvents whether a watch begins with what is there already; empty for what the resource version says
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/internalversion/types.go: ListOptions"
 */
public record ListOptions(
        LabelSelector labelSelector,
        FieldSelector fieldSelector,
        long limit,
        String continueToken,
        String resourceVersion,
        String resourceVersionMatch,
        OptionalLong timeoutSeconds,
        boolean allowWatchBookmarks,
        Optional<Boolean> sendInitialEvents) {

    /** Everything there is, as of now. */
    public static final ListOptions ALL = new ListOptions(
            LabelSelector.everything(),
            FieldSelector.everything(),
            0,
            "",
            "",
            "",
            OptionalLong.empty(),
            false,
            Optional.empty());

    /** The same, as of a resource version. */
    public ListOptions from(String version) {
        return with(fieldSelector, version, resourceVersionMatch, sendInitialEvents);
    }

    /** The same of other objects. */
    public ListOptions selecting(FieldSelector fields) {
        return with(fields, resourceVersion, resourceVersionMatch, sendInitialEvents);
    }

    /** A watch that begins with what is there and says where that ends. */
    public ListOptions withInitialEvents() {
        return with(fieldSelector, resourceVersion, "NotOlderThan", Optional.of(true));
    }

    private ListOptions with(FieldSelector fields, String version, String match, Optional<Boolean> initialEvents) {
        return new ListOptions(
                labelSelector,
                fields,
                limit,
                continueToken,
                version,
                match,
                timeoutSeconds,
                allowWatchBookmarks,
                initialEvents);
    }
}
