package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ConditionalStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.List;

/**
 * Drivers count how often they were changed in what can be changed, though they begin without a count.
 *
 * @see "Go: pkg/registry/storage/csidriver/strategy.go"
 */
final class CsiDriverStrategy extends ConditionalStrategy {
    private static final List<String> CHANGEABLE =
            List.of("tokenRequests", "requiresRepublish", "seLinuxMount", "nodeAllocatableUpdatePeriodSeconds");

    CsiDriverStrategy(ResourceContext context) {
        super(context, new CsiDriverValidation(context.release()));
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        super.prepareForUpdate(scope, object, old);
        boolean same =
                CHANGEABLE.stream().allMatch(field -> object.at("spec", field).equals(old.at("spec", field)));
        if (!same) {
            object.setGeneration(old.generation() + 1);
        }
    }
}
