package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectList;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects reduced to their metadata.
 *
 * @param listWanted whether the client asked for the list form, which fits lists only, as the other fits objects only
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/response.go: asPartialObjectMetadata"
 */
record PartialMetadata(EndpointScope endpoint, GroupVersionKind target, boolean listWanted) implements Transformation {
    static final String KIND = "PartialObjectMetadata";

    @Override
    public ObjectNode of(EncodedObject object) {
        if (Transformation.isStatus(object.object())) {
            return object.object().tree();
        }
        if (listWanted) {
            throw Transformation.notAcceptable(
                    "you requested PartialObjectMetadataList, but the requested object is not a list (" + goType("")
                            + ")");
        }
        return partial(object, target.apiVersion());
    }

    @Override
    public ObjectNode of(ObjectList list) {
        ObjectNode tree = head(list);
        if (list.items().isEmpty()) {
            return tree.putNull("items");
        }
        ArrayNode items = tree.putArray("items");
        list.items().forEach(item -> items.add(partial(item, target.apiVersion())));
        return tree;
    }

    /** The list without its items. */
    ObjectNode head(ObjectList list) {
        if (!listWanted) {
            throw Transformation.notAcceptable(
                    "you requested PartialObjectMetadata, but the requested object is a list (" + goType("List") + ")");
        }
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", target.kind());
        tree.put("apiVersion", target.apiVersion());
        tree.set("metadata", ListDocument.metadata(list).without("remainingItemCount"));
        return tree;
    }

    static ObjectNode partial(EncodedObject object, String apiVersion) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", KIND);
        tree.put("apiVersion", apiVersion);
        tree.set("metadata", object.object().at("metadata"));
        return tree;
    }

    private String goType(String suffix) {
        String group = endpoint.kind().group();
        int dot = group.indexOf('.');
        String goPackage = group.isEmpty() ? "core" : dot < 0 ? group : group.substring(0, dot);
        return "*" + goPackage + "." + endpoint.kind().kind() + suffix;
    }
}
