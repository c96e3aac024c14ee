package io.drydock.kubeapiserver.registry.coordination;

import io.drydock.kubeapiserver.registry.generic.ConditionalStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;

/** @see "Go: pkg/registry/coordination/lease/strategy.go: leaseStrategy" */
final class LeaseStrategy extends ConditionalStrategy {
    LeaseStrategy(ResourceContext context) {
        super(context, new LeaseValidation());
    }

    @Override
    public boolean allowCreateOnUpdate() {
        return true;
    }
}
