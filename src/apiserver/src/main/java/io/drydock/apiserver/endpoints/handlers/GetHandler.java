package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apiserver.registry.rest.EncodedGetter;
import io.drydock.apiserver.registry.rest.Getter;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers with one object.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/get.go: GetResource"
 */
public final class GetHandler extends RestHandler {
    private final Getter storage;

    public GetHandler(EndpointScope endpoint, Getter storage) {
        super(endpoint);
        this.storage = storage;
    }

    @Override
    void answer(RestCall call) throws IOException {
        String name = call.name();
        ObjectResponse response = ObjectResponse.of(call);
        ObjectNode options = RequestOptions.get(call.exchange().query());
        if (storage instanceof EncodedGetter encoded) {
            response.send(200, encoded.getEncoded(call.scope(), name, options));
        } else {
            response.send(200, storage.get(call.scope(), name, options));
        }
    }
}
