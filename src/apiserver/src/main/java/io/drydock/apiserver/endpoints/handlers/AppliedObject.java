package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.managedfields.FieldManager;
import io.drydock.apimachinery.runtime.DecodeException;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.RestoredTypes;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.yaml.YamlDecoder;
import io.drydock.apimachinery.yaml.YamlSyntaxException;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of the stored object, or of none, when a configuration is applied to it.
 *
 * @param configuration what the manager wants; other fields are not its affair
 * @param repeatedKeys what is wrong when the configuration says something twice
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go: applyPatcher"
 */
record AppliedObject(RequestBody body, FieldManager fields, ObjectNode configuration, Optional<String> repeatedKeys)
        implements UpdatedObject {

    static AppliedObject parse(RequestBody body, FieldManager fields, byte[] yaml) {
        try {
            YamlDecoder.Strictly read = YamlDecoder.decodeStrictly(yaml);
            return switch (read.tree()) {
                case ObjectNode configuration -> new AppliedObject(body, fields, configuration, read.repeated());
                case NullNode nothing ->
                    new AppliedObject(body, fields, JsonNodeFactory.instance.objectNode(), Optional.empty());
                default ->
                    throw StatusErrors.badRequest("error decoding YAML: error unmarshaling JSON: while decoding JSON:"
                            + " json: cannot unmarshal " + PatchFields.kindOf(read.tree())
                            + " into Go value of type map[string]interface {}");
            };
        } catch (YamlSyntaxException broken) {
            throw StatusErrors.badRequest("error decoding YAML: error converting YAML to JSON: " + broken.getMessage());
        }
    }

    @Override
    public KubeObject from(Optional<KubeObject> current) {
        RestCall call = body.call();
        EndpointScope endpoint = call.endpoint();
        FieldTracking tracking = new FieldTracking(call, body.options());
        KubeObject live = current.map(endpoint::outgoing).orElseGet(fields::empty);
        boolean force = body.options().path("force").asBoolean(false);
        KubeObject merged = fields.apply(live, configuration.deepCopy(), tracking.writer(), force);
        requireNoRepetition();
        requireRestorable(merged);
        // In the order of the type, since annotations of old versions hold parts of objects as text.
        KubeObject object = endpoint.settings().scheme().canonical(body.reread(merged.tree()));
        if (current.isEmpty() && !object.uid().isEmpty()) {
            throw StatusErrors.conflict(
                    endpoint.resource().groupResource(),
                    call.name(),
                    "uid mismatch: the provided object specified uid " + object.uid()
                            + ", and no existing object was found");
        }
        KubeObject updated = endpoint.incoming(object);
        ObjectIdentity.require(updated, call);
        return updated;
    }

    /** What the merge came to is made an object value by value, not as JSON. */
    private void requireRestorable(KubeObject merged) {
        EndpointScope endpoint = body.call().endpoint();
        ObjectPatch.type(endpoint).ifPresent(type -> {
            try {
                RestoredTypes.require(merged.tree(), type);
            } catch (DecodeException broken) {
                boolean named = endpoint.settings().release().atLeast(Release.V1_36);
                String which = " ("
                        + configuration.path("metadata").path("namespace").asString("") + "/"
                        + configuration.path("metadata").path("name").asString("") + "; " + endpoint.kind() + ")";
                throw new StatusException(Status.failure(
                        500,
                        "",
                        "failed to convert new object" + (named ? which : "")
                                + " to proper version: unable to convert unstructured object to " + endpoint.kind()
                                + ": " + broken.getMessage()));
            }
        });
    }

    /** Said after conflicts, as the real server does. */
    private void requireNoRepetition() {
        repeatedKeys.map("error converting YAML to JSON: "::concat).ifPresent(problem -> {
            switch (body.validation()) {
                case IGNORE -> {}
                case WARN -> body.call().warn(problem);
                case STRICT -> throw StatusErrors.badRequest("error strict decoding YAML: " + problem);
            }
        });
    }
}
