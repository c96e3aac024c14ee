package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apiserver.registry.rest.Deletion;
import io.drydock.apiserver.registry.rest.GracefulDeleter;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletes an object, or asks for its end.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/delete.go: DeleteResource"
 */
public final class DeleteHandler extends RestHandler {
    private final GracefulDeleter storage;

    public DeleteHandler(EndpointScope endpoint, GracefulDeleter storage) {
        super(endpoint);
        this.storage = storage;
    }

    @Override
    void answer(RestCall call) throws IOException {
        String name = call.name();
        ObjectResponse response = ObjectResponse.of(call);
        ObjectNode options = DeleteRequestOptions.of(call);
        Deletion deletion = storage.delete(call.scope(), name, BoundAdmission.writeOptions(call, name, options));
        boolean waitsForDependents = !deletion.gone()
                && options.path("orphanDependents").isBoolean()
                && !options.path("orphanDependents").booleanValue();
        int status = waitsForDependents ? 202 : 200;
        switch (deletion) {
            case Deletion.OfObject object -> response.send(status, object.object());
            case Deletion.OfStatus done -> response.send(status, done.status());
        }
    }
}
