package io.drydock.kubeapiserver.registry.core.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes objects of the core group that a cluster must have.
 *
 * @param scheme which fills in what a client that makes these objects would leave out too
 */
record OwnObjects(Scheme scheme, ResourceDirectory directory) {
    private static final Logger LOG = LoggerFactory.getLogger(OwnObjects.class);

    static KubeObject object(String kind, String name, String namespace) {
        KubeObject object = KubeObject.ofKind(new GroupVersionKind("", "v1", kind));
        object.setName(name);
        object.setNamespace(namespace);
        return object;
    }

    void createIfAbsent(String resource, String namespace, KubeObject wanted) {
        Store store = directory.require(new GroupResource("", resource));
        RequestScope scope = InternalScope.of(resource, namespace);
        if (store.find(scope, wanted.name()).isPresent()) {
            return;
        }
        scheme.setDefaults(wanted);
        try {
            store.create(scope, "", wanted, WriteOptions.internal());
            LOG.info("created {} {}", resource, wanted.name());
        } catch (StatusException refused) {
            // Another server may have been faster; then what is wanted is there, and has what it needs.
            if (store.find(scope, wanted.name()).isEmpty()) {
                throw refused;
            }
        }
    }
}
