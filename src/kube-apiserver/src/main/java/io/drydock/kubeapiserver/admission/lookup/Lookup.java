package io.drydock.kubeapiserver.admission.lookup;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the objects that plug-ins decide by. What it gives back is shared and never to be changed. */
public record Lookup(ResourceDirectory directory) {

    /** @param namespace empty for a resource of the cluster */
    public Optional<KubeObject> get(GroupResource resource, String namespace, String name) {
        return get(resource, namespace, name, JsonNodeFactory.instance.objectNode());
    }

    /** @throws StatusException 404 when there is no such namespace */
    public KubeObject requireNamespace(String name) {
        return get(Targets.NAMESPACES, "", name).orElseThrow(() -> StatusErrors.notFound(Targets.NAMESPACES, name));
    }

    /** What the watch cache knows, which may be a little behind the store; what it does not know is asked of that. */
    public Optional<KubeObject> getCached(GroupResource resource, String namespace, String name) {
        ObjectNode cached = JsonNodeFactory.instance.objectNode().put("resourceVersion", "0");
        return get(resource, namespace, name, cached).or(() -> get(resource, namespace, name));
    }

    private Optional<KubeObject> get(GroupResource resource, String namespace, String name, ObjectNode options) {
        Optional<Store> store = directory.store(resource);
        if (store.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(store.get().get(InternalScope.of(resource.resource(), namespace), name, options));
        } catch (StatusException failure) {
            if (failure.isNotFound() || isUnnameable(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Nothing can have a name that no path can hold. */
    private static boolean isUnnameable(StatusException failure) {
        return failure.status().code() == 400;
    }

    /** @param namespace empty for a resource of the cluster */
    public List<KubeObject> list(GroupResource resource, String namespace) {
        return list(resource, namespace, ListOptions.ALL);
    }

    /** What the watch cache knows, which may be a little behind the store. */
    public List<KubeObject> listCached(GroupResource resource, String namespace) {
        return list(resource, namespace, ListOptions.ALL.from("0"));
    }

    private List<KubeObject> list(GroupResource resource, String namespace, ListOptions options) {
        return directory
                .store(resource)
                .map(found -> found.list(InternalScope.of(resource.resource(), namespace), options)
                        .items())
                .orElse(List.of())
                .stream()
                .map(EncodedObject::object)
                .toList();
    }
}
