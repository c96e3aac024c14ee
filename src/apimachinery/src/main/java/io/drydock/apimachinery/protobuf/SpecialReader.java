package io.drydock.apimachinery.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.drydock.apimachinery.time.Rfc3339;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the messages whose JSON is not an object of their fields: times, quantities, numbers or texts, raw JSON. */
final class SpecialReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final MessageReader messages;

    SpecialReader(MessageReader messages) {
        this.messages = messages;
    }

    JsonNode read(CodedInputStream in, WireType.Simple type) throws IOException {
        return switch (type) {
            case QUANTITY -> NODES.stringNode(text(in));
            case INT_OR_STRING -> intOrString(in);
            case TIME -> time(in, Rfc3339::seconds);
            case MICRO_TIME -> time(in, Rfc3339::micros);
            case RAW, FIELDS -> raw(in);
            case STRINGS -> strings(in);
            case STRING, BOOL, INT32, UINT32, INT64, DOUBLE, BYTES ->
                throw new IllegalArgumentException(type + " is no message");
        };
    }

    private static String text(CodedInputStream in) throws IOException {
        String text = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            text = in.readString();
        }
        return text;
    }

    private static JsonNode intOrString(CodedInputStream in) throws IOException {
        boolean isText = false;
        int number = 0;
        String text = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> isText = in.readInt64() == 1;
                case 2 -> number = in.readInt32();
                case 3 -> text = in.readString();
                default -> in.skipField(tag);
            }
        }
        return isText ? NODES.stringNode(text) : NODES.numberNode(number);
    }

    /** A time that was never set is an empty message. */
    private static JsonNode time(CodedInputStream in, Function<Instant, String> format) throws IOException {
        if (in.isAtEnd()) {
            return NODES.nullNode();
        }
        long seconds = 0;
        int nanos = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> seconds = in.readInt64();
                case 2 -> nanos = in.readInt32();
                default -> in.skipField(tag);
            }
        }
        try {
            return NODES.stringNode(format.apply(Instant.ofEpochSecond(seconds, nanos)));
        } catch (DateTimeException | ArithmeticException outOfRange) {
            throw new IOException("the time of " + seconds + " seconds is out of range", outOfRange);
        }
    }

    private static JsonNode raw(CodedInputStream in) throws IOException {
        byte[] raw = new byte[0];
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            raw = in.readByteArray();
        }
        try {
            return raw.length == 0 ? NODES.nullNode() : JsonMapper.shared().readTree(raw);
        } catch (JacksonException malformed) {
            throw new IOException("raw JSON cannot be read: " + malformed.getOriginalMessage(), malformed);
        }
    }

    private static JsonNode strings(CodedInputStream in) throws IOException {
        ArrayNode list = NODES.arrayNode();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            list.add(in.readString());
        }
        return list;
    }

    /** A schema, or in its place several, a truth, or texts. */
    JsonNode read(CodedInputStream in, WireType.Choice choice) throws IOException {
        JsonNode chosen = NODES.nullNode();
        ArrayNode several = NODES.arrayNode();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int number = WireFormat.getTagFieldNumber(tag);
            switch (choice.alternative()) {
                case OR_BOOL -> {
                    if (number == 2) {
                        chosen = messages.nested(in, choice.schema());
                    } else {
                        boolean allowed = in.readBool();
                        chosen = chosen.isNull() ? NODES.booleanNode(allowed) : chosen;
                    }
                }
                case OR_ARRAY -> {
                    ObjectNode schema = messages.nested(in, choice.schema());
                    chosen = number == 1 ? schema : several.add(schema);
                }
                case OR_STRING_ARRAY ->
                    chosen = number == 1 ? messages.nested(in, choice.schema()) : several.add(in.readString());
            }
        }
        return chosen;
    }
}
