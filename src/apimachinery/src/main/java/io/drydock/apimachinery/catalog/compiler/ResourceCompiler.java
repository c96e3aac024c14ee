package io.drydock.apimachinery.catalog.compiler;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.compiler.RegistryFacts.ResourceLine;
import io.drydock.apimachinery.catalog.compiler.RegistryFacts.VersionLine;
import io.drydock.apimachinery.schema.GroupVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Compiles paths and their verbs into resources. Three sorts of tab-separated lines: {@code version} as in
 * {@link RegistryFacts}; {@code resource}, group, version, name, kind, {@code namespaced} or {@code cluster}, verbs,
 * singular name, short names, categories, storage version and its hash; and after each resource its {@code subresource}s: name,
 * kind as {@code group/version/kind}, verbs.
 */
final class ResourceCompiler {
    private final JsonNode paths;
    private final RegistryFacts registry;
    private final Release release;

    ResourceCompiler(JsonNode openApi, RegistryFacts registry, Release release) {
        this.paths = openApi.path("paths");
        this.registry = registry;
        this.release = release;
    }

    List<String> compile() {
        SortedMap<String, SortedMap<String, Served>> byVersion = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            ApiPath.parse(path.getKey()).ifPresent(parsed -> {
                String version = parsed.group() + "/" + parsed.version();
                byVersion
                        .computeIfAbsent(version, absent -> new TreeMap<>())
                        .computeIfAbsent(parsed.resource(), absent -> new Served())
                        .add(parsed, path.getValue());
            });
        }
        List<String> lines = new ArrayList<>();
        for (VersionLine version : registry.versions()) {
            lines.add(String.join(
                    "\t",
                    "version",
                    version.group(),
                    version.version(),
                    version.enabled(),
                    Integer.toString(version.groupPriority()),
                    Integer.toString(version.versionPriority())));
            Map<String, Served> resources =
                    byVersion.getOrDefault(version.group() + "/" + version.version(), new TreeMap<>());
            resources.forEach((name, served) -> write(version, name, served, lines));
        }
        return lines;
    }

    private void write(VersionLine version, String name, Served served, List<String> lines) {
        ResourceLine facts = registry.of(version.group(), name);
        String kind = served.self.kind.substring(served.self.kind.lastIndexOf('/') + 1);
        boolean stored = served.self.verbs.contains("get") && served.self.verbs.contains("create");
        String storage = stored ? storageVersion(version, name, facts) : "";
        lines.add(String.join(
                "\t",
                "resource",
                version.group(),
                version.version(),
                name,
                kind,
                served.namespaced ? "namespaced" : "cluster",
                String.join(",", served.self.verbs),
                release.atLeast(Release.V1_36) ? kind.toLowerCase(Locale.ROOT) : "",
                facts.shortNames(),
                facts.categories(),
                storage,
                storage.isEmpty() ? "" : StorageVersionHash.of(GroupVersion.parse(storage), kind)));
        served.subresources.forEach((subresource, operations) -> lines.add(
                String.join("\t", "subresource", subresource, operations.kind, String.join(",", operations.verbs))));
    }

    /** The version of highest priority that has the resource, unless the facts say another. */
    private String storageVersion(VersionLine served, String resource, ResourceLine facts) {
        if (!facts.storageVersion().isEmpty()) {
            return facts.storageVersion();
        }
        VersionLine best = served;
        for (VersionLine other : registry.versions()) {
            if (other.group().equals(served.group())
                    && other.versionPriority() > best.versionPriority()
                    && has(other, resource)) {
                best = other;
            }
        }
        return best.group().isEmpty() ? best.version() : best.group() + "/" + best.version();
    }

    private boolean has(VersionLine version, String resource) {
        return paths.has("/apis/" + version.group() + "/" + version.version() + "/" + resource);
    }

    /** A resource as far as the paths have told. */
    private static final class Served {
        private final Operations self = new Operations();
        private final SortedMap<String, Operations> subresources = new TreeMap<>();
        private boolean namespaced;

        void add(ApiPath path, JsonNode item) {
            namespaced |= path.namespaced();
            Operations operations = path.subresource().isEmpty()
                    ? self
                    : subresources.computeIfAbsent(path.subresource(), absent -> new Operations());
            for (Map.Entry<String, JsonNode> operation : item.properties()) {
                operations.add(path, operation.getKey(), operation.getValue());
            }
        }
    }

    private static final class Operations {
        private final TreeSet<String> verbs = new TreeSet<>();
        private String kind = "";

        void add(ApiPath path, String method, JsonNode operation) {
            String action = operation.path("x-kubernetes-action").asString("");
            String verb = action.equals("connect") ? connectVerb(method) : verb(action);
            if (verb.isEmpty()) {
                return;
            }
            if (!path.belowSubresource()) {
                verbs.add(verb);
            }
            JsonNode gvk = operation.path("x-kubernetes-group-version-kind");
            kind = gvk.path("group").asString() + "/" + gvk.path("version").asString() + "/"
                    + gvk.path("kind").asString();
        }

        private static String verb(String action) {
            return switch (action) {
                case "get", "list", "watch", "patch", "delete", "deletecollection" -> action;
                case "watchlist" -> "watch";
                case "post" -> "create";
                case "put" -> "update";
                default -> "";
            };
        }

        private static String connectVerb(String method) {
            return switch (method) {
                case "get", "delete", "patch" -> method;
                case "post" -> "create";
                case "put" -> "update";
                default -> "";
            };
        }
    }
}
