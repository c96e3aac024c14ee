package io.drydock.apimachinery.catalog.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What OpenAPI does not say of groups and resources. Tab-separated lines of two sorts: {@code version}, group, version,
 * {@code on} or {@code off} by default, group priority, version priority; and {@code resource}, group, resource, short
 * names, categories, and the storage version where it is not the group's preferred one.
 */
record RegistryFacts(List<VersionLine> versions, Map<String, ResourceLine> resources) {

    record VersionLine(String group, String version, String enabled, int groupPriority, int versionPriority) {}

    record ResourceLine(String shortNames, String categories, String storageVersion) {
        static final ResourceLine NONE = new ResourceLine("", "", "");
    }

    static RegistryFacts parse(List<String> lines) {
        List<VersionLine> versions = new ArrayList<>();
        Map<String, ResourceLine> resources = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split("\t", -1);
            switch (words[0]) {
                case "version" ->
                    versions.add(new VersionLine(
                            words[1], words[2], words[3], Integer.parseInt(words[4]), Integer.parseInt(words[5])));
                case "resource" ->
                    resources.put(key(words[1], words[2]), new ResourceLine(words[3], words[4], words[5]));
                default ->
                    throw new IllegalArgumentException("a registry fact starts with version or resource: " + line);
            }
        }
        return new RegistryFacts(versions, resources);
    }

    ResourceLine of(String group, String resource) {
        return resources.getOrDefault(key(group, resource), ResourceLine.NONE);
    }

    private static String key(String group, String resource) {
        return group + "/" + resource;
    }
}
