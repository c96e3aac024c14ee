package io.drydock.apiserver.endpoints.handlers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.patch.JsonMergePatch;
import io.drydock.apimachinery.patch.JsonPatch;
import io.drydock.apimachinery.patch.StrategicMergePatch;
import io.drydock.apimachinery.validation.GoText;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A change of an object in one of the languages for that. */
sealed interface ObjectPatch {

    /** A changed copy of the object. */
    ObjectNode apply(ObjectNode object);

    /** What strict field validation finds wrong with the patch itself. */
    List<String> problems();

    /** What is quoted when the object that comes of it is none. */
    default String culprit(byte[] patched) {
        return new String(patched, UTF_8);
    }

    record Json(JsonPatch patch, List<String> problems) implements ObjectPatch {
        @Override
        public ObjectNode apply(ObjectNode object) {
            return patch.apply(object);
        }
    }

    record Merge(JsonMergePatch patch, List<String> problems) implements ObjectPatch {
        @Override
        public ObjectNode apply(ObjectNode object) {
            return patch.apply(object);
        }
    }

    record Strategic(StrategicMergePatch patch, StructType type, List<String> problems, String text)
            implements ObjectPatch {
        @Override
        public ObjectNode apply(ObjectNode object) {
            return patch.apply(object, type);
        }

        @Override
        public String culprit(byte[] patched) {
            return text;
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
            case PatchHandler.JSON_PATCH ->
                Optional.of(new Json(JsonPatch.parse(body), PatchFields.repeatedOrUnknown(body)));
            case PatchHandler.MERGE_PATCH ->
                Optional.of(new Merge(JsonMergePatch.parse(body), PatchFields.repeated(body)));
            case PatchHandler.STRATEGIC_PATCH ->
                type.map(known -> new Strategic(
                        StrategicMergePatch.parse(body),
                        known,
                        PatchFields.repeated(body),
                        GoText.plain(JsonDecoder.decode(body))));
            default -> Optional.empty();
        };
    }
}
