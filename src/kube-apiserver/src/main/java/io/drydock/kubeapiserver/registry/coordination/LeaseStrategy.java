package io.drydock.kubeapiserver.registry.coordination;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ConditionalStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** @see "Go: pkg/registry/coordination/lease/strategy.go: leaseStrategy" */
final class LeaseStrategy extends ConditionalStrategy {
    private static final List<String> COORDINATED = List.of("strategy", "preferredHolder");

    LeaseStrategy(ResourceContext context) {
        super(context, new LeaseValidation(context.release()));
    }

    /** Elections that the server coordinates are not on by default; what asks for them is not kept. */
    @Override
    public void prepareForCreate(RequestScope scope, KubeObject lease) {
        super.prepareForCreate(scope, lease);
        COORDINATED.forEach(field -> drop(lease, field));
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject lease, KubeObject old) {
        COORDINATED.stream().filter(field -> !old.at("spec", field).isString()).forEach(field -> drop(lease, field));
        super.prepareForUpdate(scope, lease, old);
    }

    private static void drop(KubeObject lease, String field) {
        if (lease.at("spec") instanceof ObjectNode spec) {
            spec.remove(field);
        }
    }

    @Override
    public boolean allowCreateOnUpdate() {
        return true;
    }
}
