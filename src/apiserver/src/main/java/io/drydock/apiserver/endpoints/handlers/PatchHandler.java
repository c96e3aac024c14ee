package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.managedfields.FieldManager;
import io.drydock.apimachinery.yaml.YamlDecoder;
import io.drydock.apimachinery.yaml.YamlSyntaxException;
import io.drydock.apiserver.audit.AuditBodies;
import io.drydock.apiserver.endpoints.negotiation.InputNegotiation;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
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

    /** Those that a route for patches takes. */
    public static final Set<String> CONTENT_TYPES = Set.of(JSON_PATCH, MERGE_PATCH, STRATEGIC_PATCH, APPLY_PATCH);

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
        boolean apply = contentType.equals(APPLY_PATCH);
        ObjectNode options = RequestOptions.patch(call, apply);
        AuditBodies.of(call.exchange()).request(() -> read(body, apply));
        UpdatedObject updated = updated(contentType, body, new RequestBody(call, options));
        Updater.Result result =
                storage.update(call.scope(), name, updated, apply, UpdateAdmission.writeOptions(call, name, options));
        response.send(result.created() ? 201 : 200, result.object());
    }

    /** What cannot be read is refused later; until then it is text. */
    private static JsonNode read(byte[] patch, boolean yaml) {
        try {
            return yaml ? YamlDecoder.decode(patch) : JsonDecoder.decode(patch);
        } catch (JacksonException | YamlSyntaxException unreadable) {
            return JsonNodeFactory.instance.stringNode(new String(patch, StandardCharsets.UTF_8));
        }
    }

    private static UpdatedObject updated(String contentType, byte[] patch, RequestBody body) {
        EndpointScope endpoint = body.call().endpoint();
        if (contentType.equals(APPLY_PATCH)) {
            FieldManager fields = endpoint.fieldManagers()
                    .of(endpoint.kind())
                    .orElseThrow(() -> InputNegotiation.unsupported(List.of(JSON_PATCH, MERGE_PATCH)));
            return AppliedObject.parse(body, fields, patch);
        }
        boolean known = contentType.equals(JSON_PATCH)
                || contentType.equals(MERGE_PATCH)
                || (contentType.equals(STRATEGIC_PATCH)
                        && ObjectPatch.type(endpoint).isPresent());
        if (!known) {
            throw InputNegotiation.unsupported(
                    ObjectPatch.type(endpoint).isPresent()
                            ? List.of(JSON_PATCH, MERGE_PATCH, STRATEGIC_PATCH, APPLY_PATCH)
                            : List.of(JSON_PATCH, MERGE_PATCH, APPLY_PATCH));
        }
        return new PatchedObject(body, contentType, patch);
    }
}
