package io.drydock.apiserver.endpoints.responsewriters;

import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.yaml.YamlEncoder;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** Turns a tree into the bytes of an answer. */
public final class ObjectEncoder {
    private ObjectEncoder() {}

    /** Ends with a line end in every format. */
    public static byte[] encode(JsonNode tree, MediaType format, boolean pretty) {
        return switch (format) {
            case JSON -> withLineEnd(pretty ? JsonEncoder.encodePretty(tree) : JsonEncoder.encode(tree));
            case YAML -> YamlEncoder.encode(tree);
        };
    }

    private static byte[] withLineEnd(byte[] bytes) {
        byte[] ended = Arrays.copyOf(bytes, bytes.length + 1);
        ended[bytes.length] = '\n';
        return ended;
    }
}
