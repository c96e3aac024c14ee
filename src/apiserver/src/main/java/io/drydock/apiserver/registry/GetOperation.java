package io.drydock.apiserver.registry;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.storage.cacher.Freshness;
import tools.jackson.databind.node.ObjectNode;

/** @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: Store.Get" */
record GetOperation(ResourceStorage resource) {

    EncodedObject run(RequestScope scope, String name, ObjectNode options) {
        String key = resource.key(scope, name);
        GroupResource named = resource.named(scope);
        Freshness freshness =
                ResourceVersions.freshness(options.path("resourceVersion").asString(""));
        return StoreErrors.translated(
                        named, name, "get", () -> resource.reader().get(key, freshness))
                .orElseThrow(() -> StatusErrors.notFound(named, name));
    }
}
