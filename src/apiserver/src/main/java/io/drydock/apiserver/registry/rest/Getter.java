package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import tools.jackson.databind.node.ObjectNode;

/** Serves {@code get}. */
public interface Getter extends RestStorage {
    /**
     * @param options the GetOptions
     * @return shared, never to be changed
     */
    KubeObject get(RequestScope scope, String name, ObjectNode options);
}
