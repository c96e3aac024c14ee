package io.drydock.apiserver.endpoints.discovery;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What discovery says of a resource or subresource.
 *
 * @param name with its subresource, if any, after a slash
 * @param kind of its objects; its group and version are shown when they are not those it is served in
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go: APIResource"
 */
public record ApiResource(
        String name, GroupVersionKind kind, boolean namespaced, SortedSet<String> verbs, DiscoveryFacts facts) {
    public ApiResource {
        verbs = new TreeSet<>(verbs);
    }

    ObjectNode toTree(GroupVersion servedIn) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", name);
        tree.put("singularName", facts.singularName());
        tree.put("namespaced", namespaced);
        if (!kind.group().equals(servedIn.group())) {
            tree.put("group", kind.group());
            tree.put("version", kind.version());
        }
        tree.put("kind", kind.kind());
        verbs.forEach(tree.putArray("verbs")::add);
        putUnlessEmpty(tree, "shortNames", facts.shortNames());
        putUnlessEmpty(tree, "categories", facts.categories());
        if (!facts.storageVersionHash().isEmpty()) {
            tree.put("storageVersionHash", facts.storageVersionHash());
        }
        return tree;
    }

    private static void putUnlessEmpty(ObjectNode tree, String field, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = tree.putArray(field);
            values.forEach(array::add);
        }
    }
}
