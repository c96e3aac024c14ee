package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ConditionalStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Drivers count how often they were changed, though they begin without a count. What is not yet, or no longer, a
 * feature is dropped.
 *
 * @see "Go: pkg/registry/storage/csidriver/strategy.go"
 */
final class CsiDriverStrategy extends ConditionalStrategy {
    private static final List<String> OFF_IN_1_20 = List.of("storageCapacity", "tokenRequests", "requiresRepublish");
    private static final List<String> OFF_SINCE = List.of("preventPodSchedulingIfMissing");

    private final List<String> off;

    CsiDriverStrategy(ResourceContext context) {
        super(context, new CsiDriverValidation(context.release()));
        this.off = context.release().atLeast(Release.V1_36) ? OFF_SINCE : OFF_IN_1_20;
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        super.prepareForCreate(scope, object);
        drop(object);
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        super.prepareForUpdate(scope, object, old);
        drop(object);
        if (release().atLeast(Release.V1_36) && !sameContent(object, old)) {
            object.setGeneration(old.generation() + 1);
        }
    }

    private void drop(KubeObject object) {
        if (object.at("spec") instanceof ObjectNode spec) {
            spec.remove(off);
        }
    }
}
