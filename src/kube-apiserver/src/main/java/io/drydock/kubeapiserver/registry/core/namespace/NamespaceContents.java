package io.drydock.kubeapiserver.registry.core.namespace;

import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that can be in a namespace: built-in resources, and custom ones as they come and go. */
@FunctionalInterface
public interface NamespaceContents {
    /** What serves each namespaced resource now, by the resource's name with its group. */
    Map<String, RestStorage> resources();

    /** The built-in resources; there are no others in a server without custom ones. */
    static NamespaceContents ofBuiltIns(ResourceDirectory directory) {
        return () -> {
            Map<String, RestStorage> resources = new LinkedHashMap<>();
            directory.all().stream()
                    .filter(Store::namespaced)
                    .forEach(store -> resources.put(store.groupResource().toString(), store));
            return resources;
        };
    }
}
