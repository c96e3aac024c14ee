package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.RestOptions;
import io.drydock.apiserver.registry.RestOptionsGetter;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what tokens are bound to straight from the store. Authentication is set up before the resources that are
 * served, so it cannot ask those.
 *
 * @see "Go: pkg/controller/serviceaccount/tokengetter.go: clientGetter"
 */
public final class StoredTokenGetter implements ServiceAccountTokenGetter {
    private final RestOptionsGetter options;

    public StoredTokenGetter(RestOptionsGetter options) {
        this.options = options;
    }

    @Override
    public Optional<KubeObject> serviceAccount(String namespace, String name) {
        return read("serviceaccounts", namespace + "/" + name);
    }

    @Override
    public Optional<KubeObject> pod(String namespace, String name) {
        return read("pods", namespace + "/" + name);
    }

    @Override
    public Optional<KubeObject> secret(String namespace, String name) {
        return read("secrets", namespace + "/" + name);
    }

    @Override
    public Optional<KubeObject> node(String name) {
        return read("nodes", name);
    }

    private Optional<KubeObject> read(String resource, String path) {
        RestOptions where = options.restOptions(new GroupResource("", resource));
        String key = where.keyPrefix() + "/" + where.resourcePrefix() + "/" + path;
        return where.storage()
                .get(key, 0)
                .map(stored -> KubeObject.of((ObjectNode) JsonMapper.shared().readTree(stored.value())));
    }
}
