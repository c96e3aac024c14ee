package io.drydock.kubeapiserver;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.endpoints.ApiGroupInfo;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.StatusStore;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.server.RestEndpoints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one group with one resource that a server besides kube-apiserver itself serves.
 *
 * @param versions that are served, the preferred one first
 */
record OwnGroup(RestEndpoints endpoints, List<GroupVersion> versions, Store store, StatusStore status) {

    static OwnGroup of(
            KubeApiServerConfig config,
            GroupResource resource,
            RestStrategy strategy,
            RestStrategy statusStrategy,
            TableConvertor table) {
        Store store = new Store(config.restOptions().restOptions(resource), resource, strategy, table);
        config.builtIn().directory().add(resource, store);
        StatusStore status = new StatusStore(store, statusStrategy);
        String name = resource.resource();
        Map<GroupVersion, Map<String, RestStorage>> versions = new LinkedHashMap<>();
        for (GroupVersion version : config.enabledGroupVersions()) {
            if (version.group().equals(resource.group())) {
                versions.put(version, Map.of(name, store, name + "/status", status));
            }
        }
        ApiGroupInfo info =
                ApiGroupInfo.ofRelease(config.scheme().catalog(), versions).getFirst();
        return new OwnGroup(config.installer().install(info), List.copyOf(versions.keySet()), store, status);
    }
}
