package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Looks at patches themselves, as the release does that can tell clients about fields: at those that a patch has twice,
 * and those of an operation that no operation has.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go: jsonPatcher.applyJSPatch (1.36)"
 */
final class PatchFields {
    private static final Set<String> TEXTS_OF_AN_OPERATION = Set.of("op", "path", "from");

    private PatchFields() {}

    /** @return such as {@code duplicate field "data.k"} */
    static List<String> repeated(byte[] patch) {
        return JsonDecoder.decodeStrictly(patch).repeated();
    }

    /** The same of a merge patch. */
    static List<String> ofMerge(byte[] patch) {
        JsonDecoder.Strictly read = read(patch);
        if (!read.value().isObject() && !read.value().isNull()) {
            throw mistyped(read.value(), "value of type map[string]interface {}");
        }
        return read.repeated();
    }

    /** Of a list of operations. */
    static List<String> ofOperations(byte[] patch) {
        JsonDecoder.Strictly read = read(patch);
        if (!read.value().isArray() && !read.value().isNull()) {
            throw mistyped(read.value(), "value of type []handlers.jsonPatchOp");
        }
        List<String> problems = new ArrayList<>();
        read.repeated().forEach(problem -> problems.add("json patch " + problem));
        int index = 0;
        for (JsonNode operation : read.value()) {
            if (!operation.isObject() && !operation.isNull()) {
                throw mistyped(operation, "value of type handlers.jsonPatchOp");
            }
            for (var field : operation.properties()) {
                if (TEXTS_OF_AN_OPERATION.contains(field.getKey())) {
                    requireText(field.getKey(), field.getValue());
                } else if (!field.getKey().equals("value")) {
                    problems.add("json patch unknown field " + GoValue.quote("[" + index + "]." + field.getKey()));
                }
            }
            index++;
        }
        return problems;
    }

    private static JsonDecoder.Strictly read(byte[] patch) {
        try {
            return JsonDecoder.decodeStrictly(patch);
        } catch (JsonSyntaxException e) {
            throw StatusErrors.badRequest("error decoding patch: " + e.getMessage());
        }
    }

    private static void requireText(String field, JsonNode value) {
        if (!value.isString() && !value.isNull()) {
            throw mistyped(value, "struct field jsonPatchOp." + field + " of type string");
        }
    }

    private static StatusException mistyped(JsonNode found, String wanted) {
        return StatusErrors.badRequest(
                "error decoding patch: json: cannot unmarshal " + kindOf(found) + " into Go " + wanted);
    }

    /** What Go calls a value of JSON. */
    static String kindOf(JsonNode value) {
        return value.isBoolean() ? "bool" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
