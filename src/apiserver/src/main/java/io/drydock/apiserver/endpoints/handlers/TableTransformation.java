package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.TableRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows objects as rows of a table. In a watch, where each event is a table of its own, only the first names the
 * columns.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/response.go: asTable"
 */
final class TableTransformation implements Transformation {
    private final EndpointScope endpoint;
    private final TableConvertor convertor;
    private final GroupVersionKind target;
    private final IncludeObject include;
    private boolean columnsKnown;

    private TableTransformation(EndpointScope endpoint, GroupVersionKind target, IncludeObject include) {
        this.endpoint = endpoint;
        this.convertor = endpoint.tableConvertor();
        this.target = target;
        this.include = include;
    }

    /** What a row carries of its object. */
    private enum IncludeObject {
        NONE,
        METADATA,
        OBJECT
    }

    static TableTransformation of(RestCall call, GroupVersionKind target) {
        String include = call.exchange().query().first("includeObject");
        return new TableTransformation(
                call.endpoint(),
                target,
                switch (include) {
                    case "None" -> IncludeObject.NONE;
                    case "", "Metadata" -> IncludeObject.METADATA;
                    case "Object" -> IncludeObject.OBJECT;
                    default ->
                        throw StatusErrors.badRequest("Unable to convert to Table as requested: "
                                + FieldError.invalid(
                                                FieldPath.of("includeObject"),
                                                include,
                                                "must be 'Metadata', 'Object', 'None', or empty")
                                        .message());
                });
    }

    @Override
    public ObjectNode of(EncodedObject object) {
        if (Transformation.isStatus(object.object())) {
            return object.object().tree();
        }
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        String version = object.object().resourceVersion();
        if (!version.isEmpty()) {
            metadata.put("resourceVersion", version);
        }
        return table(metadata, List.of(object));
    }

    @Override
    public ObjectNode of(ObjectList list) {
        return table(ListDocument.metadata(list), list.items());
    }

    private ObjectNode table(ObjectNode metadata, List<EncodedObject> objects) {
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        table.put("kind", "Table");
        table.put("apiVersion", target.apiVersion());
        table.set("metadata", metadata);
        if (columnsKnown) {
            table.putNull("columnDefinitions");
        } else {
            putColumns(table.putArray("columnDefinitions"));
            columnsKnown = true;
        }
        if (objects.isEmpty() && convertor.nullWithoutRows()) {
            return table.putNull("rows");
        }
        ArrayNode rows = table.putArray("rows");
        Instant now = endpoint.settings().clock().instant();
        inOrder(objects).forEach(object -> rows.add(row(object, now)));
        return table;
    }

    private List<EncodedObject> inOrder(List<EncodedObject> objects) {
        return convertor
                .order()
                .map(order -> objects.stream()
                        .sorted(Comparator.comparing(EncodedObject::object, order))
                        .toList())
                .orElse(objects);
    }

    private void putColumns(ArrayNode columns) {
        for (TableColumn column : convertor.columns()) {
            columns.addObject()
                    .put("name", column.name())
                    .put("type", column.type())
                    .put("format", column.format())
                    .put("description", column.description())
                    .put("priority", column.priority());
        }
    }

    private ObjectNode row(EncodedObject object, Instant now) {
        TableRow shown = convertor.row(object.object(), now);
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.putArray("cells").addAll(shown.cells());
        if (!shown.conditions().isEmpty()) {
            row.putArray("conditions").addAll(shown.conditions());
        }
        row.set("object", included(object));
        return row;
    }

    private JsonNode included(EncodedObject object) {
        return switch (include) {
            case NONE ->
                // Who watches must find the end of the initial events even so.
                endsInitialEvents(object)
                        ? PartialMetadata.partial(object, target.apiVersion())
                        : JsonNodeFactory.instance.nullNode();
            case METADATA -> PartialMetadata.partial(object, target.apiVersion());
            case OBJECT -> endpoint.outgoing(object.object()).tree();
        };
    }

    private static boolean endsInitialEvents(EncodedObject object) {
        return "true".equals(object.object().annotations().get(ObjectEvent.END_OF_INITIAL_EVENTS));
    }
}
