package io.drydock.apiextensions.validation;

import io.drydock.apiextensions.schema.EmbeddedMetadata;
import io.drydock.apiextensions.schema.GoTree;
import io.drydock.apiextensions.schema.Pruning;
import io.drydock.apiextensions.schema.ValueValidation;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.validation.ErrorWording;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The defaults in a structural schema are values that it accepts itself.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting/validation.go: ValidateDefaults"
 */
final class DefaultsValidation {
    private static final Set<String> RESOURCE_FIELDS = Set.of("metadata", "apiVersion", "kind");

    private final Release release;
    private final boolean pruned;
    private final List<FieldError> errors = new ArrayList<>();

    private DefaultsValidation(Release release, boolean pruned) {
        this.release = release;
        this.pruned = pruned;
    }

    /**
     * Where in a resource a schema is.
     *
     * @param root the schema of that resource
     * @param steps the fields that lead there; an empty one is an item of a list
     * @param insideMeta whether kind, version or metadata of the resource is described
     */
    private record Place(JsonNode root, List<String> steps, boolean insideMeta) {
        Place step(String step, boolean meta) {
            List<String> further = new ArrayList<>(steps);
            further.add(step);
            return new Place(root, further, insideMeta || meta);
        }

        /** A resource with nothing in it but the value at this place, and a kind. */
        ObjectNode resourceWith(JsonNode value) {
            JsonNode built = value;
            for (String step : steps.reversed()) {
                built = step.isEmpty()
                        ? JsonNodeFactory.instance.arrayNode().add(built)
                        : JsonNodeFactory.instance.objectNode().set(step, built);
            }
            ObjectNode resource = (ObjectNode) built;
            if (!resource.has("kind")) {
                resource.put("kind", "Validation");
            }
            if (!resource.has("apiVersion")) {
                resource.put("apiVersion", "validation/v1");
            }
            return resource;
        }
    }

    /** @param pruned whether a default may only have fields that the schema knows */
    static List<FieldError> validate(JsonNode schema, Release release, boolean pruned, FieldPath path) {
        DefaultsValidation validation = new DefaultsValidation(release, pruned);
        validation.level(schema, new Place(schema, List.of(), false), path);
        return validation.errors;
    }

    /** Whether a default in a structural schema has fields that nobody described. */
    static boolean areAllPruned(JsonNode schema) {
        boolean[] all = {true};
        SchemaWalk.visit(schema, nested -> all[0] &= !nested.has("default") || isPruned(nested));
        return all[0];
    }

    private void level(JsonNode schema, Place outer, FieldPath path) {
        boolean embedded = schema.path("x-kubernetes-embedded-resource").asBoolean(false);
        Place place = embedded ? new Place(schema, List.of(), false) : outer;
        JsonNode value = schema.path("default");
        if (!value.isMissingNode() && !value.isNull()) {
            value(value, schema, place, path.child("default"));
        }
        if (schema.path("items").isObject()) {
            level(schema.path("items"), place.step("", false), path.child("items"));
        }
        boolean isResource = embedded || place.root() == schema;
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = property.getKey();
            boolean meta = isResource && RESOURCE_FIELDS.contains(name);
            level(
                    property.getValue(),
                    place.step(name, meta),
                    path.child("properties").key(name));
        }
    }

    private void value(JsonNode value, JsonNode schema, Place place, FieldPath path) {
        List<FieldError> metadata;
        if (place.insideMeta()) {
            metadata = EmbeddedMetadata.validate(
                    place.resourceWith(value.deepCopy()), place.root(), true, release, FieldPath.of(""));
            if (!metadata.isEmpty()) {
                ErrorWording wording = ErrorWording.of(release);
                metadata = List.of(FieldError.invalid(
                        path, GoTree.show(value), "must result in valid metadata: " + wording.aggregate(metadata)));
            }
        } else {
            if (pruned && !isPruned(schema)) {
                errors.add(FieldError.invalid(path, GoTree.show(value), "must not have unknown fields"));
            }
            metadata = EmbeddedMetadata.validate(value, schema, false, release, path);
        }
        errors.addAll(metadata.isEmpty() ? ValueValidation.validate(value, schema, path, release) : metadata);
    }

    private static boolean isPruned(JsonNode schema) {
        JsonNode value = schema.path("default");
        JsonNode copy = value.deepCopy();
        Pruning.prune(copy, schema, false);
        return JsonTrees.equal(copy, value);
    }
}
