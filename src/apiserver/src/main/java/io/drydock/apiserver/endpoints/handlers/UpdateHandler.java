package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.endpoints.negotiation.InputNegotiation;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the object in the body in the place of the one that is stored.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/update.go: UpdateResource"
 */
public final class UpdateHandler extends RestHandler {
    private final Updater storage;

    public UpdateHandler(EndpointScope endpoint, Updater storage) {
        super(endpoint);
        this.storage = storage;
    }

    @Override
    void answer(RestCall call) throws IOException {
        String name = call.name();
        ObjectResponse response = ObjectResponse.of(call);
        byte[] body = call.body();
        ObjectNode options = RequestOptions.update(call);
        MediaType format = InputNegotiation.require(call.exchange());
        KubeObject object = new RequestBody(call, options).read(body, format);
        ObjectIdentity.require(object, call);
        OwnerReferences.removeDuplicates(object, call);
        Updater.Result result = storage.update(
                call.scope(),
                name,
                new Replacement(call.endpoint(), object, new FieldTracking(call, options)),
                false,
                UpdateAdmission.writeOptions(call, name, options));
        response.send(result.created() ? 201 : 200, result.object());
    }

    /** The object that was sent, whatever is stored; only who manages which field depends on that. */
    private record Replacement(EndpointScope endpoint, KubeObject object, FieldTracking tracking)
            implements UpdatedObject {
        @Override
        public KubeObject from(Optional<KubeObject> current) {
            return endpoint.incoming(tracking.updated(object.deepCopy(), current.map(endpoint::outgoing)));
        }

        @Override
        public String requiredUid() {
            return object.uid();
        }
    }
}
