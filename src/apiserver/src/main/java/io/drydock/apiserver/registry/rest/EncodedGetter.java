package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import tools.jackson.databind.node.ObjectNode;

/** Serves {@code get} with the bytes at hand, so that writing them is all there is to do. */
public interface EncodedGetter extends Getter {
    EncodedObject getEncoded(RequestScope scope, String name, ObjectNode options);

    @Override
    default KubeObject get(RequestScope scope, String name, ObjectNode options) {
        return getEncoded(scope, name, options).object();
    }
}
