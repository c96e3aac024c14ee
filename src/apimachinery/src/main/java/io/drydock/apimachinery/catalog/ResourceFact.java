package io.drydock.apimachinery.catalog;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import java.util.List;
import java.util.Optional;

/**
 * A resource that a release serves.
 *
 * @param singularName empty in releases that do not say it
 * @param verbs as discovery lists them, in alphabetical order
 * @param storageVersion in which objects are kept, which may be of another group; absent when nothing is kept
 * @param storageVersionHash what discovery shows so that clients notice a change of the storage version; empty when
 *     nothing is kept
 * @param subresources in alphabetical order
 */
public record ResourceFact(
        GroupVersionResource resource,
        GroupVersionKind kind,
        boolean namespaced,
        String singularName,
        List<String> shortNames,
        List<String> categories,
        List<String> verbs,
        Optional<GroupVersion> storageVersion,
        String storageVersionHash,
        List<SubresourceFact> subresources) {
    public ResourceFact {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        verbs = List.copyOf(verbs);
        subresources = List.copyOf(subresources);
    }

    public Optional<SubresourceFact> subresource(String name) {
        return subresources.stream().filter(known -> known.name().equals(name)).findFirst();
    }
}
