package io.drydock.kubeapiserver.registry.core;

import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.storage.Storage;
import io.drydock.kubeapiserver.registry.core.componentstatus.ComponentStatusStorage;
import io.drydock.kubeapiserver.registry.core.pod.PodResource;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.time.Clock;
import java.util.Map;

/**
 * The resources of the core group of which nothing is kept.
 *
 * @see "Go: pkg/registry/core/rest/storage_core.go: NewLegacyRESTStorage"
 */
public final class UnstoredResources {
    private UnstoredResources() {}

    /**
     * @param directory once all resources are built
     * @param storage whose health is shown
     * @return by group version and resource
     */
    public static Map<GroupVersion, Map<String, RestStorage>> storage(
            Scheme scheme, ResourceDirectory directory, Storage storage, Clock clock) {
        return Map.of(
                new GroupVersion("", "v1"),
                Map.of(
                        "bindings",
                        PodResource.bindings(directory.require(new GroupResource("", "pods")), clock),
                        "componentstatuses",
                        new ComponentStatusStorage(scheme, storage)));
    }
}
