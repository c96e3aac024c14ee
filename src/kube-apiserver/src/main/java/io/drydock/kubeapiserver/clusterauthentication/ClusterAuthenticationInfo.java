package io.drydock.kubeapiserver.clusterauthentication;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Publishes the authorities of client certificates and the headers of the front proxy in the config map
 * {@code kube-system/extension-apiserver-authentication}, where the servers behind the aggregator read them. What
 * others have put there stays.
 *
 * <p>It is the work of the post-start hook {@code start-cluster-authentication-info-controller}.
 *
 * @see "Go: pkg/controlplane/controller/clusterauthenticationtrust/cluster_authentication_trust_controller.go"
 */
public final class ClusterAuthenticationInfo {
    private static final GroupResource CONFIG_MAPS = new GroupResource("", "configmaps");
    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "extension-apiserver-authentication";

    private final ResourceDirectory directory;
    private final Map<String, String> data;

    /** @param data the keys and values of the config map, such as {@code client-ca-file} */
    public ClusterAuthenticationInfo(ResourceDirectory directory, Map<String, String> data) {
        this.directory = directory;
        this.data = Map.copyOf(data);
    }

    /** @throws StatusException when the store refuses */
    public void publish() {
        if (data.isEmpty()) {
            return;
        }
        Store store = directory.require(CONFIG_MAPS);
        RequestScope scope = InternalScope.of(CONFIG_MAPS.resource(), NAMESPACE);
        try {
            store.create(scope, "", withData(Optional.empty()), WriteOptions.internal());
        } catch (StatusException refused) {
            if (refused.status().code() != 409) {
                throw refused;
            }
            store.update(scope, NAME, this::withData, false, WriteOptions.internal());
        }
    }

    private KubeObject withData(Optional<KubeObject> current) {
        KubeObject configMap = current.map(KubeObject::deepCopy).orElseGet(() -> {
            KubeObject empty = KubeObject.ofKind(new GroupVersionKind("", "v1", "ConfigMap"));
            empty.setName(NAME);
            empty.setNamespace(NAMESPACE);
            return empty;
        });
        ObjectNode entries = configMap.objectAt("data");
        data.forEach(
                (key, value) -> entries.put(key, TrustUnion.of(entries.path(key).asString(""), value)));
        return configMap;
    }
}
