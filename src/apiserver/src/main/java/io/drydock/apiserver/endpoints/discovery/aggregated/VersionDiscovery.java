package io.drydock.apiserver.endpoints.discovery.aggregated;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.endpoints.discovery.ApiResource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the one document says of a version of a group. Never changed once it is made.
 *
 * @param tree an APIVersionDiscovery
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/installer.go: ConvertGroupVersionIntoToDiscovery (1.36)"
 */
public record VersionDiscovery(GroupVersion groupVersion, ObjectNode tree) {
    /** Whose resources are known. */
    public static VersionDiscovery current(GroupVersion groupVersion, Collection<ApiResource> resources) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("version", groupVersion.version());
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Map<String, ObjectNode> parents = new HashMap<>();
        List<ApiResource> sorted = resources.stream()
                .sorted(Comparator.comparing(ApiResource::name))
                .toList();
        for (ApiResource resource : sorted) {
            int slash = resource.name().indexOf('/');
            if (slash < 0) {
                ObjectNode shown = resource(groupVersion, resource);
                parents.put(resource.name(), shown);
                list.add(shown);
            }
        }
        for (ApiResource resource : sorted) {
            int slash = resource.name().indexOf('/');
            ObjectNode parent = slash < 0 ? null : parents.get(resource.name().substring(0, slash));
            if (parent != null) {
                ArrayNode subresources = parent.withArrayProperty("subresources");
                subresources.add(subresource(groupVersion, resource, slash));
            }
        }
        if (!list.isEmpty()) {
            tree.set("resources", list);
        }
        return new VersionDiscovery(groupVersion, tree.put("freshness", "Current"));
    }

    /** Which is served somewhere, but nobody could ask what it holds. */
    public static VersionDiscovery stale(GroupVersion groupVersion) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        return new VersionDiscovery(
                groupVersion, tree.put("version", groupVersion.version()).put("freshness", "Stale"));
    }

    private static ObjectNode resource(GroupVersion servedIn, ApiResource resource) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("resource", resource.name());
        tree.set("responseKind", responseKind(servedIn, resource.kind()));
        tree.put("scope", resource.namespaced() ? "Namespaced" : "Cluster");
        tree.put("singularResource", resource.facts().singularName());
        resource.verbs().forEach(tree.putArray("verbs")::add);
        putUnlessEmpty(tree, "shortNames", resource.facts().shortNames());
        putUnlessEmpty(tree, "categories", resource.facts().categories());
        return tree;
    }

    private static ObjectNode subresource(GroupVersion servedIn, ApiResource resource, int slash) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("subresource", resource.name().substring(slash + 1));
        tree.set("responseKind", responseKind(servedIn, resource.kind()));
        resource.verbs().forEach(tree.putArray("verbs")::add);
        return tree;
    }

    /** The group and version are left empty where they are those that the resource is served in. */
    private static ObjectNode responseKind(GroupVersion servedIn, GroupVersionKind kind) {
        boolean same = kind.group().equals(servedIn.group());
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", same ? "" : kind.group())
                .put("version", same ? "" : kind.version())
                .put("kind", kind.kind());
    }

    private static void putUnlessEmpty(ObjectNode tree, String field, List<String> values) {
        if (!values.isEmpty()) {
            values.forEach(tree.putArray(field)::add);
        }
    }
}
