package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.Map;

/**
 * Some of the devices of a pool, as their driver tells of them.
 *
 * @see "Go 1.36: pkg/registry/resource/resourceslice/strategy.go"
 */
final class ResourceSliceStrategy extends ValidatedStrategy {
    ResourceSliceStrategy(ResourceContext context) {
        super(context, new ResourceSliceValidation());
    }

    @Override
    public Map<String, String> selectableFields(KubeObject slice) {
        return Map.of(
                "spec.nodeName", slice.at("spec", "nodeName").asString(""),
                "spec.driver", slice.at("spec", "driver").asString(""));
    }
}
