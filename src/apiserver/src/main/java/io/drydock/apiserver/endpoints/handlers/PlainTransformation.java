package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectList;
import tools.jackson.databind.node.ObjectNode;

/** Objects in the version they are served in, and nothing else. */
record PlainTransformation(EndpointScope endpoint) implements Transformation {

    @Override
    public ObjectNode of(EncodedObject object) {
        return endpoint.outgoing(object.object()).tree();
    }

    @Override
    public ObjectNode of(ObjectList list) {
        return ListDocument.of(endpoint, list);
    }
}
