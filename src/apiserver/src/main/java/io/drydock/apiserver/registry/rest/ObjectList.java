package io.drydock.apiserver.registry.rest;

import java.util.List;
import java.util.OptionalLong;

/**
 * A list of objects of one kind, or a page of it.
 *
 * @param resourceVersion that the whole list is of
 * @param continueToken for the next page; empty on the last
 * @param remainingItemCount how many come after this page; empty on the last page and when nobody counted
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go: ListMeta"
 */
public record ObjectList(
        List<EncodedObject> items, String resourceVersion, String continueToken, OptionalLong remainingItemCount) {
    public ObjectList {
        items = List.copyOf(items);
    }

    /** A whole list in one page. */
    public static ObjectList of(List<EncodedObject> items, String resourceVersion) {
        return new ObjectList(items, resourceVersion, "", OptionalLong.empty());
    }
}
