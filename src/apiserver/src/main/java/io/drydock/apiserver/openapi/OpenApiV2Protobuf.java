package io.drydock.apiserver.openapi;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A Swagger 2.0 document in the protobuf form that client-go asks for. Covers what Kubernetes publishes, which is less
 * than Swagger allows: no XML, no files, no examples, no OAuth.
 *
 * @see "Go: github.com/googleapis/gnostic/openapiv2/OpenAPIv2.proto: Document"
 */
final class OpenApiV2Protobuf {
    private OpenApiV2Protobuf() {}

    static byte[] encode(JsonNode document) {
        return message(out -> {
                    text(out, 1, document.path("swagger"));
                    message(out, 2, document.path("info"), OpenApiV2Protobuf::info);
                    message(out, 8, document.path("paths"), named(2, OpenApiV2Protobuf::pathItem));
                    message(out, 9, document.path("definitions"), named(1, OpenApiV2Protobuf::schema));
                    message(out, 10, document.path("parameters"), named(1, OpenApiV2Protobuf::parameter));
                    each(out, 12, document.path("security"), named(1, OpenApiV2Protobuf::texts));
                    message(out, 13, document.path("securityDefinitions"), named(1, OpenApiV2Protobuf::apiKeySecurity));
                })
                .toByteArray();
    }

    private static void info(CodedOutputStream out, JsonNode info) throws IOException {
        text(out, 1, info.path("title"));
        text(out, 2, info.path("version"));
    }

    private static void apiKeySecurity(CodedOutputStream out, JsonNode security) throws IOException {
        message(out, 2, security, (inner, key) -> {
            text(inner, 1, key.path("type"));
            text(inner, 2, key.path("name"));
            text(inner, 3, key.path("in"));
        });
    }

    private static void pathItem(CodedOutputStream out, JsonNode item) throws IOException {
        message(out, 2, item.path("get"), OpenApiV2Protobuf::operation);
        message(out, 3, item.path("put"), OpenApiV2Protobuf::operation);
        message(out, 4, item.path("post"), OpenApiV2Protobuf::operation);
        message(out, 5, item.path("delete"), OpenApiV2Protobuf::operation);
        message(out, 6, item.path("options"), OpenApiV2Protobuf::operation);
        message(out, 7, item.path("head"), OpenApiV2Protobuf::operation);
        message(out, 8, item.path("patch"), OpenApiV2Protobuf::operation);
        each(out, 9, item.path("parameters"), OpenApiV2Protobuf::parametersItem);
    }

    private static void operation(CodedOutputStream out, JsonNode operation) throws IOException {
        repeatedText(out, 1, operation.path("tags"));
        text(out, 5, operation.path("operationId"));
        repeatedText(out, 6, operation.path("produces"));
        repeatedText(out, 7, operation.path("consumes"));
        each(out, 8, operation.path("parameters"), OpenApiV2Protobuf::parametersItem);
        message(out, 9, operation.path("responses"), named(1, OpenApiV2Protobuf::responseValue));
        repeatedText(out, 10, operation.path("schemes"));
        extensions(out, 13, operation);
    }

    private static void parametersItem(CodedOutputStream out, JsonNode item) throws IOException {
        if (item.has("$ref")) {
            message(out, 2, item, (inner, reference) -> text(inner, 1, reference.path("$ref")));
        } else {
            message(out, 1, item, OpenApiV2Protobuf::parameter);
        }
    }

    private static void parameter(CodedOutputStream out, JsonNode parameter) throws IOException {
        if (parameter.path("in").asString("").equals("body")) {
            message(out, 1, parameter, OpenApiV2Protobuf::bodyParameter);
        } else {
            message(out, 2, parameter, OpenApiV2Protobuf::nonBodyParameter);
        }
    }

    private static void bodyParameter(CodedOutputStream out, JsonNode parameter) throws IOException {
        text(out, 2, parameter.path("name"));
        text(out, 3, parameter.path("in"));
        truth(out, 4, parameter.path("required"));
        message(out, 5, parameter.path("schema"), OpenApiV2Protobuf::schema);
    }

    private static void nonBodyParameter(CodedOutputStream out, JsonNode parameter) throws IOException {
        boolean query = parameter.path("in").asString("").equals("query");
        message(out, query ? 3 : 4, parameter, (inner, sub) -> {
            truth(inner, 1, sub.path("required"));
            text(inner, 2, sub.path("in"));
            text(inner, 4, sub.path("name"));
            text(inner, query ? 6 : 5, sub.path("type"));
            truth(inner, query ? 20 : 19, sub.path("uniqueItems"));
        });
    }

    private static void responseValue(CodedOutputStream out, JsonNode response) throws IOException {
        message(out, 1, response, (inner, value) -> {
            text(inner, 1, value.path("description"));
            message(
                    inner,
                    2,
                    value.path("schema"),
                    (item, schema) -> message(item, 1, schema, OpenApiV2Protobuf::schema));
        });
    }

    private static void schema(CodedOutputStream out, JsonNode schema) throws IOException {
        text(out, 1, schema.path("$ref"));
        text(out, 2, schema.path("format"));
        text(out, 4, schema.path("description"));
        repeatedText(out, 19, schema.path("required"));
        message(out, 21, schema.path("additionalProperties"), OpenApiV2Protobuf::additionalProperties);
        message(out, 22, schema.path("type"), OpenApiV2Protobuf::type);
        message(out, 23, schema.path("items"), (inner, items) -> message(inner, 1, items, OpenApiV2Protobuf::schema));
        message(out, 25, schema.path("properties"), named(1, OpenApiV2Protobuf::schema));
        extensions(out, 31, schema);
    }

    private static void additionalProperties(CodedOutputStream out, JsonNode additional) throws IOException {
        if (additional.isBoolean()) {
            out.writeBool(2, additional.asBoolean());
        } else {
            message(out, 1, additional, OpenApiV2Protobuf::schema);
        }
    }

    private static void type(CodedOutputStream out, JsonNode type) throws IOException {
        if (type.isArray()) {
            repeatedText(out, 1, type);
        } else {
            text(out, 1, type);
        }
    }

    private static void texts(CodedOutputStream out, JsonNode array) throws IOException {
        repeatedText(out, 1, array);
    }

    /** Extensions travel as YAML, of which JSON is a part. */
    private static void extensions(CodedOutputStream out, int field, JsonNode holder) throws IOException {
        for (Map.Entry<String, JsonNode> entry : holder.properties()) {
            if (entry.getKey().startsWith("x-")) {
                out.writeBytes(field, message(named -> {
                    named.writeString(1, entry.getKey());
                    named.writeBytes(
                            2,
                            message(any -> any.writeString(2, entry.getValue().toString())));
                }));
            }
        }
    }

    /** What is inside a map: each entry a message of its name and its value. */
    private static Writer named(int field, Writer value) {
        return (out, map) -> {
            for (Map.Entry<String, JsonNode> entry : map.properties()) {
                out.writeBytes(field, message(inner -> {
                    inner.writeString(1, entry.getKey());
                    inner.writeBytes(2, message(content -> value.write(content, entry.getValue())));
                }));
            }
        };
    }

    private static void each(CodedOutputStream out, int field, JsonNode array, Writer writer) throws IOException {
        for (JsonNode item : array) {
            message(out, field, item, writer);
        }
    }

    private static void message(CodedOutputStream out, int field, JsonNode node, Writer writer) throws IOException {
        if (!node.isMissingNode()) {
            out.writeBytes(field, message(inner -> writer.write(inner, node)));
        }
    }

    private static void repeatedText(CodedOutputStream out, int field, JsonNode array) throws IOException {
        for (JsonNode item : array) {
            out.writeString(field, item.asString());
        }
    }

    private static void text(CodedOutputStream out, int field, JsonNode text) throws IOException {
        if (text.isString()) {
            out.writeString(field, text.asString());
        }
    }

    private static void truth(CodedOutputStream out, int field, JsonNode truth) throws IOException {
        if (truth.asBoolean(false)) {
            out.writeBool(field, true);
        }
    }

    private static ByteString message(Content content) {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            content.write(out);
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteString();
    }

    /** Writes the fields of one message. */
    @FunctionalInterface
    private interface Content {
        void write(CodedOutputStream out) throws IOException;
    }

    /** Writes the fields of the message that a node becomes. */
    @FunctionalInterface
    private interface Writer {
        void write(CodedOutputStream out, JsonNode node) throws IOException;
    }
}
