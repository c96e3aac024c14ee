package io.drydock.apiserver.admission.policy.mutating;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.managedfields.ConfigurationMerge;
import io.drydock.apimachinery.patch.JsonPatch;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.matching.VersionedWrite;
import io.drydock.apiserver.cel.values.ConstructedObject;
import io.drydock.apiserver.cel.values.JsonValues;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of an object and what a mutation gives the changed object.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/mutating/patch/json_patch.go: jsonPatcher.Patch (1.36)"
 */
final class ObjectMutation {
    private final VersionedWrite write;
    private final ObjectNode object;

    ObjectMutation(VersionedWrite write, KubeObject object) {
        this.write = write;
        this.object = object.tree();
    }

    /** The changed object with its defaults, in the version that the policy sees. */
    KubeObject apply(Mutation mutation, Object result) throws MutationException {
        ObjectNode changed = switch (mutation) {
            case Mutation.Configuration configuration -> merged(result);
            case Mutation.Patch patch -> patched(result);
        };
        GroupVersionKind kind = write.match().kind();
        KubeObject read = write.attributes().objects().read(JsonEncoder.encode(changed), kind);
        write.attributes().objects().setDefaults(read);
        return read;
    }

    private ObjectNode merged(Object result) throws MutationException {
        if (!(result instanceof ConstructedObject made)) {
            throw new MutationException("unsupported return type from ApplyConfiguration expression");
        }
        requireInPlace(made);
        GroupVersionKind kind = write.match().kind();
        StructType type = write.attributes()
                .objects()
                .typeOf(kind)
                .orElseThrow(() -> StatusErrors.serviceUnavailable("Resource kind " + kind
                        + " not found. There can be a delay between when CustomResourceDefinitions are created and when"
                        + " they are available."));
        ObjectNode configuration = (ObjectNode) json(made);
        configuration.put("apiVersion", kind.apiVersion());
        configuration.put("kind", kind.kind());
        try {
            return new ConfigurationMerge(type, Release.V1_36).merge(object, configuration);
        } catch (IllegalArgumentException e) {
            throw new MutationException("error applying patch: " + e.getMessage());
        }
    }

    private ObjectNode patched(Object result) throws MutationException {
        ObjectNode changed = object;
        for (Object operation : (List<?>) result) {
            if (operation instanceof ConstructedObject made
                    && made.find("value").orElse("") instanceof ConstructedObject value) {
                requireInPlace(value);
            }
            JsonNode one = json(operation);
            try {
                changed = requireObject(patch(one).apply(changed));
            } catch (StatusException e) {
                if (one.path("op").asString("").equals("test")) {
                    return object;
                }
                throw new MutationException("JSON Patch: " + e.status().message());
            }
        }
        return changed;
    }

    private static ObjectNode requireObject(JsonNode patched) throws MutationException {
        if (patched instanceof ObjectNode whole) {
            return whole;
        }
        throw new MutationException("JSON Patch: an object cannot be replaced by a list");
    }

    private static JsonPatch patch(JsonNode operation) {
        ArrayNode operations = JsonNodeFactory.instance.arrayNode().add(operation);
        return JsonPatch.parse(JsonMapper.shared().writeValueAsBytes(operations));
    }

    private static void requireInPlace(ConstructedObject made) throws MutationException {
        List<String> problems = made.misplaced();
        if (!problems.isEmpty()) {
            throw new MutationException("type mismatch: " + String.join("\n", problems));
        }
    }

    private static JsonNode json(Object value) throws MutationException {
        try {
            return JsonValues.toJson(value);
        } catch (IllegalArgumentException e) {
            throw new MutationException(String.valueOf(e.getMessage()));
        }
    }
}
