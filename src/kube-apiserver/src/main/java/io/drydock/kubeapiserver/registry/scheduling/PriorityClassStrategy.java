package io.drydock.kubeapiserver.registry.scheduling;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;

/**
 * A priority class begins at generation 1 and stays there, whatever changes.
 *
 * @see "Go: pkg/registry/scheduling/priorityclass/strategy.go"
 */
final class PriorityClassStrategy extends ValidatedStrategy {
    PriorityClassStrategy(ResourceContext context) {
        super(context, new PriorityClassValidation(context.release()));
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        super.prepareForCreate(scope, object);
        object.setGeneration(1);
    }
}
