package io.drydock.apiserver.storage.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apiserver.storage.StoredValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is in the lines of a file. */
final class SnapshotLines {
    private static final String KIND = "drydock";
    private static final int VERSION = 1;

    private SnapshotLines() {}

    static byte[] header(long revision, String prefix) {
        return line(JsonNodeFactory.instance
                .objectNode()
                .put("snapshot", KIND)
                .put("version", VERSION)
                .put("revision", revision)
                .put("prefix", prefix));
    }

    static boolean isHeader(JsonNode line) {
        return line.path("snapshot").asString("").equals(KIND);
    }

    static boolean isReadable(JsonNode header) {
        return header.path("version").asInt(0) == VERSION;
    }

    static byte[] value(StoredValue value) {
        ObjectNode line =
                JsonNodeFactory.instance.objectNode().put("key", value.key()).put("revision", value.revision());
        try {
            line.put(
                    "text",
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(value.value())).toString());
        } catch (CharacterCodingException binary) {
            line.put("bytes", Base64.getEncoder().encodeToString(value.value()));
        }
        return line(line);
    }

    static boolean isValue(JsonNode line) {
        return line.has("key");
    }

    static StoredValue value(JsonNode line) {
        JsonNode text = line.path("text");
        byte[] bytes = text.isString()
                ? text.asString().getBytes(UTF_8)
                : Base64.getDecoder().decode(line.path("bytes").asString());
        return new StoredValue(
                line.path("key").asString(), bytes, line.path("revision").asLong());
    }

    static byte[] end(long values, MessageDigest digest) {
        return line(JsonNodeFactory.instance
                .objectNode()
                .put("values", values)
                .put("sha256", HexFormat.of().formatHex(digest.digest())));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] line(ObjectNode tree) {
        byte[] json = JsonEncoder.encode(tree);
        // Some encoders end what they write with a line feed of their own.
        int length = json.length > 0 && json[json.length - 1] == '\n' ? json.length - 1 : json.length;
        byte[] line = new byte[length + 1];
        System.arraycopy(json, 0, line, 0, length);
        line[length] = '\n';
        return line;
    }
}
