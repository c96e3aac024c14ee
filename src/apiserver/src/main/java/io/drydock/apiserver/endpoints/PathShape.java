package io.drydock.apiserver.endpoints;

import io.drydock.apiserver.request.RequestInfo;

/** The forms of a resource's own paths. */
enum PathShape {
    /** {@code nodes} and {@code namespaces/NAMESPACE/pods}. */
    COLLECTION,
    /** {@code pods}: those of all namespaces. */
    ALL_NAMESPACES,
    /** {@code nodes/NAME} and {@code namespaces/NAMESPACE/pods/NAME}. */
    ITEM,
    /** The same after {@code watch/}. */
    WATCH_COLLECTION,
    WATCH_ALL_NAMESPACES,
    WATCH_ITEM,
    /** Anything that no resource has. */
    NONE;

    static PathShape of(RequestInfo request, boolean namespaced) {
        boolean inNamespace =
                !request.namespace().isEmpty() && !request.resource().equals("namespaces");
        boolean named = request.parts().size() > 1;
        if (inNamespace && !namespaced) {
            return NONE;
        }
        boolean allNamespaces = namespaced && !inNamespace;
        if (allNamespaces && named) {
            return NONE;
        }
        boolean watch = isUnder(request, "watch");
        if (named) {
            return watch ? WATCH_ITEM : ITEM;
        }
        if (allNamespaces) {
            return watch ? WATCH_ALL_NAMESPACES : ALL_NAMESPACES;
        }
        return watch ? WATCH_COLLECTION : COLLECTION;
    }

    /** Whether the path has an old verb before the resource. */
    static boolean isUnder(RequestInfo request, String verb) {
        return request.path().startsWith(versionRoot(request) + "/" + verb + "/");
    }

    private static String versionRoot(RequestInfo request) {
        String group = request.apiGroup().isEmpty() ? "" : "/" + request.apiGroup();
        return "/" + request.apiPrefix() + group + "/" + request.apiVersion();
    }
}
