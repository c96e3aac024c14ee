package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.core.podtemplate.TemplatedStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.Map;

/** @see "Go: pkg/registry/apps/replicaset/strategy.go: rsStrategy" */
final class ReplicaSetStrategy extends TemplatedStrategy {
    ReplicaSetStrategy(ResourceContext context) {
        super(context, new ReplicaSetValidation(context), "spec", "template");
    }

    @Override
    public Map<String, String> selectableFields(KubeObject replicaSet) {
        return Map.of(
                "status.replicas",
                Long.toString(replicaSet.at("status", "replicas").asLong(0)));
    }
}
