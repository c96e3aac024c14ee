package io.drydock.apimachinery.catalog;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the resources of a compiled catalog. */
final class CatalogResources {
    private final List<GroupVersionFact> versions = new ArrayList<>();
    private final SequencedMap<GroupVersionResource, ResourceFact> resources = new LinkedHashMap<>();

    private CatalogResources() {}

    static CatalogResources parse(String text) {
        CatalogResources read = new CatalogResources();
        String[] resource = {};
        List<SubresourceFact> subresources = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] words = line.split("\t", -1);
            if (words[0].equals("subresource")) {
                subresources.add(new SubresourceFact(words[1], kind(words[2]), words(words[3])));
                continue;
            }
            read.finish(resource, subresources);
            subresources.clear();
            if (words[0].equals("version")) {
                resource = new String[] {};
                read.versions.add(new GroupVersionFact(
                        new GroupVersion(words[1], words[2]),
                        words[3].equals("on"),
                        Integer.parseInt(words[4]),
                        Integer.parseInt(words[5])));
            } else {
                resource = words;
            }
        }
        read.finish(resource, subresources);
        return read;
    }

    List<GroupVersionFact> versions() {
        return List.copyOf(versions);
    }

    List<ResourceFact> resources() {
        return List.copyOf(resources.sequencedValues());
    }

    Optional<ResourceFact> resource(GroupVersionResource resource) {
        return Optional.ofNullable(resources.get(resource));
    }

    private void finish(String[] words, List<SubresourceFact> subresources) {
        if (words.length == 0) {
            return;
        }
        GroupVersion version = new GroupVersion(words[1], words[2]);
        GroupVersionResource resource = version.withResource(words[3]);
        ResourceFact fact = new ResourceFact(
                resource,
                version.withKind(words[4]),
                words[5].equals("namespaced"),
                words[7],
                words(words[8]),
                words(words[9]),
                words(words[6]),
                words[10].isEmpty() ? Optional.empty() : Optional.of(GroupVersion.parse(words[10])),
                words[11],
                subresources);
        resources.put(resource, fact);
    }

    /** Reads {@code group/version/kind}, which starts with a slash in the core group. */
    static GroupVersionKind kind(String text) {
        int first = text.indexOf('/');
        int second = text.indexOf('/', first + 1);
        return new GroupVersionKind(
                text.substring(0, first), text.substring(first + 1, second), text.substring(second + 1));
    }

    static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }
}
