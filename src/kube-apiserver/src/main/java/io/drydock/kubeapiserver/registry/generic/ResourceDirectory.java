package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.Store;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the store of a resource by its name, for those few that have to do with another. */
public final class ResourceDirectory {
    private final Map<GroupResource, Store> stores = Collections.synchronizedMap(new LinkedHashMap<>());

    /** @param resource as it is stored, which may be in another group than the one it is served in */
    public void add(GroupResource resource, Store store) {
        stores.put(resource, store);
    }

    public Optional<Store> store(GroupResource resource) {
        return Optional.ofNullable(stores.get(resource));
    }

    /** A resource that every release has. */
    public Store require(GroupResource resource) {
        return store(resource).orElseThrow(() -> new IllegalStateException("there is no resource " + resource));
    }

    public Collection<Store> all() {
        synchronized (stores) {
            return List.copyOf(stores.values());
        }
    }
}
