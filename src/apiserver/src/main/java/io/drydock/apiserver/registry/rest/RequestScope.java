package io.drydock.apiserver.registry.rest;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.request.RequestInfo;

/**
 * Who asks for what: what a resource's storage needs to know of the request it serves.
 *
 * @param namespace empty for cluster-scoped resources and for lists across all namespaces
 * @param warnings what the client is to be told besides the answer goes here
 */
public record RequestScope(RequestInfo request, UserInfo user, String namespace, Warnings warnings) {

    /** A scope in which nobody listens to warnings. */
    public RequestScope(RequestInfo request, UserInfo user, String namespace) {
        this(request, user, namespace, text -> {});
    }

    /** The same request, as if for one namespace. */
    public RequestScope inNamespace(String other) {
        return new RequestScope(request, user, other, warnings);
    }

    /**
     * Takes warnings to the client.
     *
     * @see "Go: staging/src/k8s.io/apiserver/pkg/warning/context.go: AddWarning"
     */
    @FunctionalInterface
    public interface Warnings {
        void add(String text);
    }
}
