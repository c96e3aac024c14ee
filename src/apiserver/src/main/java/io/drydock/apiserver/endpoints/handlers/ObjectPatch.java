package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.patch.JsonMergePatch;
import io.drydock.apimachinery.patch.JsonPatch;
import io.drydock.apimachinery.patch.StrategicMergePatch;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A change of an object in one of the languages for that. */
sealed interface ObjectPatch {

    /** A changed copy of the object. */
    ObjectNode apply(ObjectNode object);

    record Json(JsonPatch patch) implements ObjectPatch {
        @Override
        public ObjectNode apply(ObjectNode object) {
            return patch.apply(object);
        }
    }

    record Merge(JsonMergePatch patch) implements ObjectPatch {
        @Override
        public ObjectNode apply(ObjectNode object) {
            return patch.apply(object);
        }
    }

    record Strategic(StrategicMergePatch patch, StructType type) implements ObjectPatch {
        @Override
        public ObjectNode apply(ObjectNode object) {
            return patch.apply(object, type);
        }
    }

    /**
     * Reads a patch.
     *
     * @param type of the objects it is for
     * @return empty when it is in another language
     */
    static Optional<ObjectPatch> parse(String contentType, byte[] body, Optional<StructType> type) {
        return switch (contentType) {
            case PatchHandler.JSON_PATCH -> Optional.of(new Json(JsonPatch.parse(body)));
            case PatchHandler.MERGE_PATCH -> Optional.of(new Merge(JsonMergePatch.parse(body)));
            case PatchHandler.STRATEGIC_PATCH ->
                type.map(known -> new Strategic(StrategicMergePatch.parse(body), known));
            default -> Optional.empty();
        };
    }
}
