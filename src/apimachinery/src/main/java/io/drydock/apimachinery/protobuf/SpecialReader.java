package io.drydock.apimachinery.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    JsonNode read(CodedInputStream in, String type) throws IOException {
        int colon = type.indexOf(':');
        if (colon > 0) {
            return choice(in, type.substring(0, colon), type.substring(colon + 1));
        }
        return switch (type) {
            case "quantity" -> NODES.stringNode(text(in));
            case "intOrString" -> intOrString(in);
            case "time" -> time(in, DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'"));
            case "microTime" -> time(in, DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'"));
            case "raw", "fields" -> raw(in);
            case "strings" -> strings(in);
            default -> throw new IOException("no such type on the wire: " + type);
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
    private static JsonNode time(CodedInputStream in, DateTimeFormatter format) throws IOException {
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
            return NODES.stringNode(format.withZone(ZoneOffset.UTC).format(Instant.ofEpochSecond(seconds, nanos)));
        } catch (DateTimeException outOfRange) {
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
    private JsonNode choice(CodedInputStream in, String kind, String schema) throws IOException {
        JsonNode chosen = NODES.nullNode();
        ArrayNode several = NODES.arrayNode();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int number = WireFormat.getTagFieldNumber(tag);
            boolean isSchema = kind.equals("orBool") ? number == 2 : number == 1;
            if (isSchema) {
                ObjectNode nested = messages.nested(in, schema);
                chosen = nested;
            } else if (kind.equals("orBool")) {
                boolean allowed = in.readBool();
                chosen = chosen.isNull() ? NODES.booleanNode(allowed) : chosen;
            } else if (kind.equals("orArray")) {
                several.add(messages.nested(in, schema));
            } else {
                several.add(in.readString());
            }
        }
        return several.isEmpty() ? chosen : several;
    }
}
