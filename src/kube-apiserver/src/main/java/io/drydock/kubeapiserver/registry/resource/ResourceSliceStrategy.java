package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some of the devices of a pool, as their driver tells of them.
 *
 * @see "Go 1.36: pkg/registry/resource/resourceslice/strategy.go"
 */
final class ResourceSliceStrategy extends ValidatedStrategy {
    private static final List<String> LISTS = List.of("bools", "ints", "strings", "versions");

    ResourceSliceStrategy(ResourceContext context) {
        super(context, new ResourceSliceValidation());
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject slice) {
        super.prepareForCreate(scope, slice);
        drop(slice);
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject slice, KubeObject old) {
        drop(slice);
        super.prepareForUpdate(scope, slice, old);
    }

    /** What belongs to features that are off. */
    private static void drop(KubeObject slice) {
        for (JsonNode device : slice.at("spec", "devices")) {
            if (device instanceof ObjectNode fields) {
                fields.remove("nodeAllocatableResourceMappings");
            }
            for (JsonNode attribute : device.path("attributes")) {
                if (attribute instanceof ObjectNode fields) {
                    fields.remove(LISTS);
                }
            }
        }
    }

    @Override
    public Map<String, String> selectableFields(KubeObject slice) {
        return Map.of(
                "spec.nodeName", slice.at("spec", "nodeName").asString(""),
                "spec.driver", slice.at("spec", "driver").asString(""));
    }
}
