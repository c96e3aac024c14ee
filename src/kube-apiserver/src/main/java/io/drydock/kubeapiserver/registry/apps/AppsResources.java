package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ScaleStore;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.Map;

/**
 * The definitions of the resources of {@code apps}.
 *
 * @see "Go: pkg/registry/apps/rest/storage_apps.go: StorageProvider"
 */
public final class AppsResources {
    private AppsResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions() {
        return Map.of(
                apps("deployments"), scaled(deployments(), apps("deployments/scale")),
                apps("replicasets"), scaled(replicaSets(), apps("replicasets/scale")),
                // Their scale is missing under their own name, unlike that of the others.
                apps("statefulsets"), scaled(statefulSets(), apps("statefulsets")),
                apps("daemonsets"), daemonSets(),
                apps("controllerrevisions"), controllerRevisions());
    }

    private static GroupResource apps(String resource) {
        return new GroupResource("apps", resource);
    }

    private static ResourceDefinition deployments() {
        return ResourceDefinition.of(DeploymentStrategy::new)
                .withTable(AppsTables.DEPLOYMENTS)
                .withStatus(main -> ValidatedStrategy.status(main, "labels"));
    }

    private static ResourceDefinition replicaSets() {
        return ResourceDefinition.of(ReplicaSetStrategy::new)
                .withTable(AppsTables.REPLICA_SETS)
                .withStatus(ValidatedStrategy::status);
    }

    private static ResourceDefinition statefulSets() {
        return ResourceDefinition.of(StatefulSetStrategy::new)
                .withTable(AppsTables.STATEFUL_SETS)
                .withStatus(ValidatedStrategy::status);
    }

    private static ResourceDefinition daemonSets() {
        return ResourceDefinition.of(DaemonSetStrategy::new)
                .withTable(AppsTables.DAEMON_SETS)
                .withStatus(ValidatedStrategy::status);
    }

    private static ResourceDefinition controllerRevisions() {
        return ResourceDefinition.of(
                        context -> new ValidatedStrategy(context, new ControllerRevisionValidation(context)))
                .withTable(AppsTables.CONTROLLER_REVISIONS);
    }

    private static ResourceDefinition scaled(ResourceDefinition definition, GroupResource notFoundAs) {
        return definition.withSubresource(
                "scale",
                (store, context) -> new ScaleStore(
                        store,
                        notFoundAs,
                        context.release(),
                        object -> LabelSelector.ofTree(object.at("spec", "selector"))
                                .toString()));
    }
}
