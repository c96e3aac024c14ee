package io.drydock.apiserver.endpoints.discovery;

import io.drydock.apimachinery.schema.GroupVersion;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A group and its versions, the preferred one first.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go: APIGroup"
 */
public record ApiGroup(String name, List<String> versions) {
    public ApiGroup {
        versions = List.copyOf(versions);
    }

    ObjectNode toTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", name);
        ArrayNode list = tree.putArray("versions");
        versions.forEach(version -> list.add(version(version)));
        tree.set("preferredVersion", version(versions.getFirst()));
        return tree;
    }

    private ObjectNode version(String version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("groupVersion", new GroupVersion(name, version).apiVersion())
                .put("version", version);
    }
}
