package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apiserver.registry.rest.CollectionDeleter;
import io.drydock.apiserver.registry.rest.Lister;
import java.io.IOException;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletes all objects that the request selects, and answers with them.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/delete.go: DeleteCollection"
 */
public final class DeleteCollectionHandler extends RestHandler {
    private final CollectionDeleter storage;

    public DeleteCollectionHandler(EndpointScope endpoint, CollectionDeleter storage) {
        super(endpoint);
        this.storage = storage;
    }

    @Override
    void answer(RestCall call) throws IOException {
        ObjectResponse response = ObjectResponse.of(call);
        Set<String> selectable = storage instanceof Lister lister ? lister.selectableFields() : Set.of();
        ListRequest request = ListRequest.of(call, selectable, "", false);
        ObjectNode options = DeleteRequestOptions.of(call);
        response.send(
                200,
                storage.deleteCollection(
                        call.scope(), BoundAdmission.writeOptions(call, "", options), request.options()));
    }
}
