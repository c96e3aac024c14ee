package io.drydock.kubeapiserver.registry.scheduling;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import io.drydock.kubeapiserver.registry.scheduling.SystemPriorityClasses.SystemPriorityClass;

/**
 * Makes the two priority classes that every cluster has, above all that users may define.
 *
 * <p>It is the work of the post-start hook {@code scheduling/bootstrap-system-priority-classes}.
 *
 * @see "Go: pkg/registry/scheduling/rest/storage_scheduling.go: AddSystemPriorityClasses"
 */
public final class BootstrapPriorityClasses {
    private static final GroupVersionKind KIND = new GroupVersionKind("scheduling.k8s.io", "v1", "PriorityClass");
    private static final GroupResource RESOURCE = SchedulingResources.PRIORITY_CLASSES;

    private final ResourceDirectory directory;

    public BootstrapPriorityClasses(ResourceDirectory directory) {
        this.directory = directory;
    }

    /** @throws StatusException when the store refuses */
    public void ensure() {
        SystemPriorityClasses.ALL.forEach(this::create);
    }

    private void create(SystemPriorityClass known) {
        KubeObject priorityClass = KubeObject.ofKind(KIND);
        priorityClass.setName(known.name());
        priorityClass
                .tree()
                .put("value", known.value())
                .put("description", known.description())
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
