package io.drydock.apiserver.endpoints;

import io.drydock.apimachinery.catalog.ResourceFact;
import io.drydock.apimachinery.catalog.SubresourceFact;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.endpoints.discovery.DiscoveryFacts;
import io.drydock.apiserver.registry.rest.RestStorage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A resource or subresource in the version it is served in.
 *
 * @param kind of the objects as clients see them
 */
public record ServedResource(RestStorage storage, GroupVersionKind kind, DiscoveryFacts facts) {

    /** Takes the kind from the storage; if it is of the group, it is served in this version of it. */
    public static ServedResource of(RestStorage storage, GroupVersion servedIn, DiscoveryFacts facts) {
        GroupVersionKind stored = storage.kind();
        boolean sameGroup = stored.group().equals(servedIn.group());
        return new ServedResource(storage, sameGroup ? servedIn.withKind(stored.kind()) : stored, facts);
    }

    static Map<String, ServedResource> ofRelease(
            TypeCatalog catalog, GroupVersion version, Map<String, RestStorage> storages) {
        Map<String, ServedResource> served = new HashMap<>();
        storages.forEach((path, storage) -> served.put(path, ofRelease(catalog, version, path, storage)));
        return served;
    }

    private static ServedResource ofRelease(
            TypeCatalog catalog, GroupVersion version, String path, RestStorage storage) {
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        Optional<ResourceFact> fact = catalog.resource(version.withResource(name));
        if (slash < 0) {
            return fact.map(known -> new ServedResource(storage, known.kind(), DiscoveryFacts.of(known)))
                    .orElseGet(() -> of(storage, version, DiscoveryFacts.NONE));
        }
        Optional<SubresourceFact> subresource = fact.flatMap(known -> known.subresource(path.substring(slash + 1)));
        return subresource
                .map(known -> new ServedResource(storage, known.kind(), DiscoveryFacts.NONE))
                .orElseGet(() -> of(storage, version, DiscoveryFacts.NONE));
    }
}
