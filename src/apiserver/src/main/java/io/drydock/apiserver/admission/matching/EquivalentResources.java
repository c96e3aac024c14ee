package io.drydock.apiserver.admission.matching;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Which resources show the same objects: the versions of one resource, also those in other groups. Safe for use by many
 * threads.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/mapper.go: equivalentResourceRegistry"
 */
public final class EquivalentResources {
    private final Map<Served, GroupVersionKind> kinds = new ConcurrentHashMap<>();
    private final Map<Served, Stored> stored = new ConcurrentHashMap<>();
    private final Map<Stored, List<GroupVersionResource>> shown = new ConcurrentHashMap<>();

    /** @param subresource empty for the resource itself */
    private record Served(GroupVersionResource resource, String subresource) {}

    private record Stored(GroupResource resource, String subresource) {}

    /**
     * @param subresource empty for the resource itself
     * @param kind of its objects
     * @param storedAs the same for all resources that show the same objects
     */
    public void register(
            GroupVersionResource resource, String subresource, GroupVersionKind kind, GroupResource storedAs) {
        Served served = new Served(resource, subresource);
        Stored key = new Stored(storedAs, subresource);
        if (kinds.put(served, kind) == null) {
            stored.put(served, key);
            shown.computeIfAbsent(key, first -> new CopyOnWriteArrayList<>()).add(resource);
        }
    }

    /** The others that show what this one shows, in the order of their registration. */
    public List<GroupVersionResource> of(GroupVersionResource resource, String subresource) {
        Stored key = stored.get(new Served(resource, subresource));
        if (key == null) {
            return List.of();
        }
        return shown.getOrDefault(key, List.of()).stream()
                .filter(other -> !other.equals(resource))
                .toList();
    }

    /** Absent when there is no such resource. */
    public Optional<GroupVersionKind> kindOf(GroupVersionResource resource, String subresource) {
        return Optional.ofNullable(kinds.get(new Served(resource, subresource)));
    }
}
