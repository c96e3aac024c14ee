package io.drydock.apiserver.registry.rest;

/**
 * What a watch tells.
 *
 * @param object as it is after the change, or was before it was deleted; for a bookmark an object that holds its kind
 *     and resource version only; for an error a Status
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/watch/watch.go: Event"
 */
public record ObjectEvent(Type type, EncodedObject object) {

    /** The names are those that go over the wire. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED,
        BOOKMARK,
        ERROR
    }
}
