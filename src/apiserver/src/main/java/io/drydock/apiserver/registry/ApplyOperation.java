package io.drydock.apiserver.registry;

import io.drydock.apimachinery.managedfields.FieldWriter;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Server-side apply of what the server itself wants, without an endpoint.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go: applyPatcher"
 */
record ApplyOperation(ResourceStorage resource) {

    Updater.Result run(RequestScope scope, String name, ObjectNode configuration, String manager) {
        FieldWriter writer = new FieldWriter(
                manager, scope.request().subresource(), resource.strategy().resetFields());
        UpdatedObject applied = current -> {
            KubeObject live = current.orElseThrow(() -> StatusErrors.notFound(resource.named(scope), name));
            return resource.ownWrites().applied(live, named(configuration, live), writer);
        };
        WriteOptions options = new WriteOptions(
                false, JsonNodeFactory.instance.objectNode(), WriteOptions.Admission.NONE, Optional.empty());
        return new UpdateOperation(resource).run(scope, name, applied, false, options);
    }

    private static ObjectNode named(ObjectNode configuration, KubeObject live) {
        ObjectNode full = configuration.deepCopy();
        full.put("apiVersion", live.apiVersion()).put("kind", live.kind());
        full.withObjectProperty("metadata").put("name", live.name());
        return full;
    }
}
