package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;

/** Serves {@code create}. */
public interface Creater extends RestStorage {
    /**
     * @param name of the parent object when this is a subresource, such as the pod of a binding; empty otherwise
     * @param object already defaulted and in this storage's version
     */
    KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options);
}
