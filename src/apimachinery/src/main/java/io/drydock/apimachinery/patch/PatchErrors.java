package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How patches fail, as the client is told. */
final class PatchErrors {
    private PatchErrors() {}

    /** Reads the bytes of a patch; what is no JSON is a bad request. */
    static JsonNode read(byte[] bytes) {
        try {
            return JsonDecoder.decode(bytes);
        } catch (JsonSyntaxException e) {
            throw StatusErrors.badRequest(e.getMessage());
        }
    }

    /** The patch is understood and cannot be applied to this object. The real server does not tell why. */
    static StatusException unprocessable() {
        return StatusErrors.failure(
                422,
                "Invalid",
                "the server rejected our request due to an error in our request",
                new StatusDetails("", "", "", "", List.of(), 0));
    }

    static StatusException tooLarge(String problem) {
        return new StatusException(
                Status.failure(413, "RequestEntityTooLarge", "Request entity too large: " + problem));
    }

    /** What the real server did not foresee, and answers without a reason. */
    static StatusException unforeseen(String problem) {
        return new StatusException(Status.failure(500, "", problem));
    }

    static String kindOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "bool";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }
}
