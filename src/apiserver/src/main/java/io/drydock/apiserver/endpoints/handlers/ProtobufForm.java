package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.protobuf.ProtobufBody;
import io.drydock.apimachinery.protobuf.ProtobufEncoder;
import io.drydock.apimachinery.protobuf.ProtobufMessage;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings objects and lists into protobuf. Each object's message is remembered with it; a list is put together of those
 * of its items, and an object's metadata is cut out of it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/response.go: doTransformObject"
 */
record ProtobufForm(EndpointScope endpoint, Transformation transformation) {

    ProtobufMessage of(EncodedObject object) {
        return switch (transformation) {
            case PlainTransformation plain -> message(object);
            case PartialMetadata partial when !partial.listWanted() -> partial(object, partial);
            case PartialMetadata partial -> encoder().message(partial.of(object));
            case TableTransformation table -> encoder().message(table.of(object));
        };
    }

    ProtobufBody of(ObjectList list) {
        return switch (transformation) {
            case PlainTransformation plain -> encoder().list(ListDocument.head(endpoint, list), messages(list));
            case PartialMetadata partial -> {
                ObjectNode head = partial.head(list);
                List<ProtobufMessage> items = list.items().stream()
                        .map(item -> partial(item, partial))
                        .toList();
                yield encoder().list(head, items);
            }
            case TableTransformation table -> encoder().message(table.of(list)).alone();
        };
    }

    private List<ProtobufMessage> messages(ObjectList list) {
        return list.items().stream().map(this::message).toList();
    }

    private ProtobufMessage message(EncodedObject object) {
        return endpoint.outgoing(object).protobuf(encoder());
    }

    /** A custom resource has no message of its own, but its metadata has. */
    private ProtobufMessage partial(EncodedObject object, PartialMetadata partial) {
        if (!encoder().recognizes(endpoint.kind())) {
            return encoder().message(partial.of(object));
        }
        ProtobufMessage whole = message(object);
        boolean isStatus = whole.kind().equals("Status");
        return isStatus ? whole : whole.partialMetadata(partial.target().apiVersion());
    }

    private ProtobufEncoder encoder() {
        return endpoint.settings().protobufEncoder();
    }
}
