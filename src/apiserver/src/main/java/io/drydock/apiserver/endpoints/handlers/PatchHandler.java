package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.endpoints.negotiation.InputNegotiation;
import io.drydock.apiserver.registry.rest.Updater;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the object that is stored as the patch in the body says.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go: PatchResource"
 */
public final class PatchHandler extends RestHandler {
    static final String JSON_PATCH = "application/json-patch+json";
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";
    static final String APPLY_PATCH = "application/apply-patch+yaml";

    /** Those that a route for patches takes; server-side apply is among them so that its options are checked. */
    public static final Set<String> CONTENT_TYPES = Set.of(JSON_PATCH, MERGE_PATCH, STRATEGIC_PATCH, APPLY_PATCH);

    private static final List<String> SUPPORTED = List.of(JSON_PATCH, MERGE_PATCH, STRATEGIC_PATCH);

    private final Updater storage;

    public PatchHandler(EndpointScope endpoint, Updater storage) {
        super(endpoint);
        this.storage = storage;
    }

    @Override
    void answer(RestCall call) throws IOException {
        String contentType = InputNegotiation.contentType(call.exchange());
        String name = call.name();
        ObjectResponse response = ObjectResponse.of(call);
        byte[] body = call.body();
        ObjectNode options = RequestOptions.patch(call.exchange().query(), contentType.equals(APPLY_PATCH));
        EndpointScope endpoint = call.endpoint();
        ObjectPatch patch = ObjectPatch.parse(
                        contentType, body, endpoint.settings().scheme().typeOf(endpoint.kind()))
                .orElseThrow(() -> InputNegotiation.unsupported(SUPPORTED));
        Updater.Result result = storage.update(
                call.scope(),
                name,
                new PatchedObject(call, patch, new RequestBody(call, options)),
                false,
                UpdateAdmission.writeOptions(call, name, options));
        KubeObject updated = result.object();
        response.send(result.created() ? 201 : 200, updated);
    }
}
