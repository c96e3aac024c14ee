package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;

/** @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: Store.DeleteCollection" */
record DeleteCollectionOperation(ResourceStorage resource) {

    ObjectList run(RequestScope scope, WriteOptions options, ListOptions selected) {
        ObjectList list = new ListOperation(resource).run(scope, selected);
        DeleteOperation delete = new DeleteOperation(resource);
        for (EncodedObject item : list.items()) {
            KubeObject object = item.object();
            try {
                delete.run(scope.inNamespace(object.namespace()), object.name(), options);
            } catch (StatusException failure) {
                if (!failure.isNotFound()) {
                    throw failure;
                }
            }
        }
        return list;
    }
}
