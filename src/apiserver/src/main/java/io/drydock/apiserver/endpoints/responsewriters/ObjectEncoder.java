package io.drydock.apiserver.endpoints.responsewriters;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.protobuf.ProtobufEncoder;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.yaml.YamlEncoder;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/** Turns a document or a status, which are the same in every release, into the bytes of an answer. */
public final class ObjectEncoder {
    private ObjectEncoder() {}

    /**
     * Text ends with a line end.
     *
     * @throws StatusException 406 when protobuf has no message for it
     */
    public static byte[] encode(ObjectNode tree, MediaType format, boolean pretty) {
        return switch (format) {
            case JSON -> withLineEnd(pretty ? JsonEncoder.encodePretty(tree) : JsonEncoder.encode(tree));
            case YAML -> YamlEncoder.encode(tree);
            case PROTOBUF ->
                new ProtobufEncoder(Release.newest()).message(tree).alone().toByteArray();
        };
    }

    private static byte[] withLineEnd(byte[] bytes) {
        byte[] ended = Arrays.copyOf(bytes, bytes.length + 1);
        ended[bytes.length] = '\n';
        return ended;
    }
}
