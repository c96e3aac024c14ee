package io.drydock.apiserver.endpoints.handlers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.patch.JsonMergePatch;
import io.drydock.apimachinery.patch.JsonPatch;
import io.drydock.apimachinery.patch.StrategicMergePatch;
import io.drydock.apimachinery.runtime.DecodeException;
import io.drydock.apimachinery.runtime.RestoredTypes;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoText;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A change of an object in one of the languages for that. */
sealed interface ObjectPatch {

    String TRUNCATED = "unexpected end of JSON input";

    /** A changed copy of the object, which may be none any more. */
    JsonNode apply(ObjectNode object);

    /** What field validation finds wrong with the patch itself. */
    List<String> problems();

    /**
     * Looks at what came of an object before it is read as one.
     *
     * @throws DecodeException when a value is not of its type
     */
    default void check(JsonNode patched) {}

    /** What comes of the object, with its fields in the order in which messages quote them. */
    JsonNode quoted(ObjectNode object);

    /** What is quoted when the object that comes of it is none. */
    default String culprit(byte[] quoted) {
        return new String(quoted, UTF_8);
    }

    record Json(JsonPatch patch, List<String> problems) implements ObjectPatch {
        @Override
        public JsonNode apply(ObjectNode object) {
            return patch.apply(object);
        }

        @Override
        public JsonNode quoted(ObjectNode object) {
            return patch.quoted(object);
        }
    }

    record Merge(JsonMergePatch patch, List<String> problems) implements ObjectPatch {
        @Override
        public JsonNode apply(ObjectNode object) {
            return patch.apply(object);
        }

        @Override
        public JsonNode quoted(ObjectNode object) {
            return patch.quoted(object);
        }
    }

    record Strategic(StrategicMergePatch patch, StructType type, List<String> problems, String text)
            implements ObjectPatch {

        /** The kind is that of the type, whatever the patch says. */
        @Override
        public JsonNode apply(ObjectNode object) {
            ObjectNode patched = patch.apply(object, type);
            for (String field : List.of("apiVersion", "kind")) {
                if (!patched.path(field).isValueNode() || patched.path(field).isString()) {
                    patched.set(field, object.path(field));
                }
            }
            return patched;
        }

        @Override
        public JsonNode quoted(ObjectNode object) {
            return apply(object);
        }

        @Override
        public void check(JsonNode patched) {
            RestoredTypes.require(patched, type);
        }

        @Override
        public String culprit(byte[] quoted) {
            return text;
        }
    }

    /**
     * Reads a patch in a language that the endpoint knows.
     *
     * @throws StatusException 400 when it is none
     */
    static ObjectPatch parse(String contentType, byte[] text, RequestBody request) {
        boolean examined = request.validation() != FieldValidation.IGNORE;
        return switch (contentType) {
            case PatchHandler.JSON_PATCH -> {
                List<String> problems = examined ? PatchFields.ofOperations(text) : List.of();
                yield new Json(JsonPatch.parse(text), problems);
            }
            case PatchHandler.MERGE_PATCH -> {
                List<String> problems = examined ? PatchFields.ofMerge(text) : List.of();
                yield new Merge(merge(text, request.call().endpoint()), problems);
            }
            case PatchHandler.STRATEGIC_PATCH -> {
                StrategicMergePatch patch = strategic(text, request.call().endpoint());
                List<String> problems = examined ? PatchFields.repeated(text) : List.of();
                yield new Strategic(
                        patch,
                        type(request.call().endpoint()).orElseThrow(),
                        problems,
                        GoText.plain(JsonDecoder.decode(text)));
            }
            default -> throw new IllegalArgumentException("no language of patches is called " + contentType);
        };
    }

    /** By which strategic merge patches for the endpoint merge; empty for objects that only merge as JSON. */
    static Optional<StructType> type(EndpointScope endpoint) {
        return endpoint.settings().scheme().typeOf(endpoint.kind());
    }

    private static StrategicMergePatch strategic(byte[] text, EndpointScope endpoint) {
        try {
            return StrategicMergePatch.parse(text);
        } catch (StatusException noPatch) {
            if (!noPatch.status().message().equals(TRUNCATED)
                    || endpoint.settings().release().atLeast(Release.V1_36)) {
                throw noPatch;
            }
            // The older release reads a stream.
            throw StatusErrors.badRequest(new String(text, UTF_8).isBlank() ? "EOF" : "unexpected EOF");
        }
    }

    private static JsonMergePatch merge(byte[] text, EndpointScope endpoint) {
        try {
            return JsonMergePatch.parse(text);
        } catch (StatusException noPatch) {
            if (endpoint.settings().release().atLeast(Release.V1_36)) {
                throw noPatch;
            }
            // The older release does not foresee this failure.
            throw new StatusException(Status.failure(500, "", noPatch.status().message()));
        }
    }
}
