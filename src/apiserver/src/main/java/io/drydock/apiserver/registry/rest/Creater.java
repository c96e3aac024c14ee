package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;

/** Serves {@code create}. */
public interface Creater extends RestStorage {
    /**
     * Whether it takes objects of another version than the one it is served in.
     *
     * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go: GroupVersionAcceptor (1.36)"
     */
    default boolean accepts(GroupVersion version) {
        return false;
    }

    /**
     * @param name of the parent object when this is a subresource, such as the pod of a binding; empty otherwise
     * @param object already defaulted and in this storage's version
     */
    KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options);
}
