package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays a configuration over an object as server-side apply does, without anybody owning anything.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/mutating/patch/smd.go: ApplyStructuredMergeDiff
 *     (1.36)"
 */
public final class ConfigurationMerge {
    private final Shape shape;

    public ConfigurationMerge(StructType type, Release release) {
        this.shape = Shape.root(type, MergeRules.of(release));
    }

    /**
     * A copy of the object with what the configuration says.
     *
     * @throws IllegalArgumentException when the configuration does not fit the type, or would replace as a whole what
     *     it only means to add to
     */
    public ObjectNode merge(ObjectNode live, ObjectNode configuration) {
        try {
            ShapeValidation.check(configuration, shape);
            List<String> atomics = new ArrayList<>();
            findAtomics(configuration, shape, "", atomics);
            if (!atomics.isEmpty()) {
                throw new IllegalArgumentException("invalid ApplyConfiguration: may not mutate atomic arrays, maps or"
                        + " structs: " + String.join(", ", atomics));
            }
            return (ObjectNode) Merge.of(live, configuration, shape);
        } catch (ShapeException e) {
            throw new IllegalArgumentException("failed to convert patch object to typed object: " + e.getMessage(), e);
        }
    }

    private static void findAtomics(JsonNode value, Shape shape, String path, List<String> atomics) {
        if (shape.isAtomic() && value.isContainer()) {
            atomics.add(path);
        }
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                shape.field(field.getKey())
                        .ifPresent(child -> findAtomics(field.getValue(), child, path + "." + field.getKey(), atomics));
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                findAtomics(value.path(i), shape.element(), path + "[" + i + "]", atomics);
            }
        }
    }
}
