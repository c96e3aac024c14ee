package io.drydock.kubeapiserver.registry.core;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.kubeapiserver.registry.core.configmap.ConfigMapResource;
import io.drydock.kubeapiserver.registry.core.namespace.NamespaceResource;
import io.drydock.kubeapiserver.registry.core.pod.PodResource;
import io.drydock.kubeapiserver.registry.core.secret.SecretResource;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * The definitions of the core group's resources.
 *
 * @see "Go: pkg/registry/core/rest/storage_core.go: NewLegacyRESTStorage"
 */
public final class CoreResources {
    private CoreResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions(Release release, Clock clock) {
        Map<GroupResource, ResourceDefinition> all = new HashMap<>();
        all.put(core("configmaps"), ConfigMapResource.definition());
        all.put(core("namespaces"), NamespaceResource.definition());
        all.put(core("pods"), PodResource.definition(release, clock));
        all.put(core("secrets"), SecretResource.definition());
        return all;
    }

    private static GroupResource core(String resource) {
        return new GroupResource("", resource);
    }
}
