package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The list object around the objects of a list. */
final class ListDocument {
    private ListDocument() {}

    static ObjectNode of(EndpointScope endpoint, ObjectList list) {
        ObjectNode tree = head(endpoint, list);
        ArrayNode items = tree.putArray("items");
        for (EncodedObject item : list.items()) {
            ObjectNode copy = endpoint.outgoing(item.object()).tree().deepCopy();
            copy.remove(List.of("kind", "apiVersion"));
            items.add(copy);
        }
        return tree;
    }

    /** All but its items. */
    static ObjectNode head(EndpointScope endpoint, ObjectList list) {
        GroupVersionKind kind = endpoint.kind();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", kind.kind() + "List");
        tree.put("apiVersion", kind.apiVersion());
        tree.set("metadata", metadata(list));
        return tree;
    }

    static ObjectNode metadata(ObjectList list) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        if (!list.resourceVersion().isEmpty()) {
            metadata.put("resourceVersion", list.resourceVersion());
        }
        if (!list.continueToken().isEmpty()) {
            metadata.put("continue", list.continueToken());
        }
        list.remainingItemCount().ifPresent(count -> metadata.put("remainingItemCount", count));
        return metadata;
    }
}
