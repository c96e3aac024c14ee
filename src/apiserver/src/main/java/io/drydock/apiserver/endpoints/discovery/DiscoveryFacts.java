package io.drydock.apiserver.endpoints.discovery;

import io.drydock.apimachinery.catalog.ResourceFact;
import java.util.List;

/**
 * What discovery says of a resource besides its name, kind and verbs.
 *
 * @param singularName empty where the release does not say it
 * @param storageVersionHash empty where nothing is kept
 */
public record DiscoveryFacts(
        String singularName, List<String> shortNames, List<String> categories, String storageVersionHash) {
    /** What there is to say of a subresource. */
    public static final DiscoveryFacts NONE = new DiscoveryFacts("", List.of(), List.of(), "");

    public DiscoveryFacts {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
    }

    public static DiscoveryFacts of(ResourceFact fact) {
        return new DiscoveryFacts(fact.singularName(), fact.shortNames(), fact.categories(), fact.storageVersionHash());
    }
}
