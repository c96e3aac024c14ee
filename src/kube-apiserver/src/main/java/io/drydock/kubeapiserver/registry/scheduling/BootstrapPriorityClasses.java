package io.drydock.kubeapiserver.registry.scheduling;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;

/**
 * Makes the two priority classes that every cluster has, above all that users may define.
 *
 * <p>It is the work of the post-start hook {@code scheduling/bootstrap-system-priority-classes}.
 *
 * @see "Go: pkg/registry/scheduling/rest/storage_scheduling.go: AddSystemPriorityClasses"
 */
public final class BootstrapPriorityClasses {
    private static final String GROUP = "scheduling.k8s.io";
    private static final GroupResource RESOURCE = new GroupResource(GROUP, "priorityclasses");
    private static final int SYSTEM_CRITICAL = 2_000_000_000;

    private final ResourceDirectory directory;

    public BootstrapPriorityClasses(ResourceDirectory directory) {
        this.directory = directory;
    }

    /** @throws StatusException when the store refuses */
    public void ensure() {
        create(
                "system-node-critical",
                SYSTEM_CRITICAL + 1000,
                "Used for system critical pods that must not be moved from their current node.");
        create(
                "system-cluster-critical",
                SYSTEM_CRITICAL,
                "Used for system critical pods that must run in the cluster, but can be moved to another node if"
                        + " necessary.");
    }

    private void create(String name, int value, String description) {
        KubeObject priorityClass = KubeObject.ofKind(new GroupVersionKind(GROUP, "v1", "PriorityClass"));
        priorityClass.setName(name);
        priorityClass
                .tree()
                .put("value", value)
                .put("description", description)
                .put("preemptionPolicy", "PreemptLowerPriority");
        Store store = directory.require(RESOURCE);
        try {
            store.create(InternalScope.of(RESOURCE.resource()), "", priorityClass, WriteOptions.internal());
        } catch (StatusException refused) {
            if (refused.status().code() != 409) {
                throw refused;
            }
        }
    }
}
