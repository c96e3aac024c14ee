package io.drydock.apimachinery.protobuf;

import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.time.Rfc3339;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Writes the messages whose JSON is not an object of their fields. Of a value that is not there it writes nothing. */
final class SpecialWriter {
    private final MessageWriter messages;

    SpecialWriter(MessageWriter messages) {
        this.messages = messages;
    }

    /** @param type one that is a message */
    void write(JsonNode value, WireType.Simple type) {
        switch (type) {
            case QUANTITY -> messages.writeString(1, value.asString("0"));
            case INT_OR_STRING -> writeIntOrString(value);
            case TIME -> {
                if (!value.isMissingNode()) {
                    writeTimestamp(Instant.ofEpochSecond(
                            Rfc3339.parse(value.asString()).getEpochSecond()));
                }
            }
            case MICRO_TIME -> {
                if (!value.isMissingNode()) {
                    writeTimestamp(Rfc3339.parseMicros(value.asString()));
                }
            }
            case RAW, FIELDS -> {
                if (!value.isMissingNode()) {
                    messages.writeBytes(1, JsonEncoder.encode(value));
                }
            }
            case STRINGS -> {
                for (int i = value.size() - 1; i >= 0; i--) {
                    messages.writeString(1, value.get(i).asString());
                }
            }
            case STRING, BOOL, INT32, UINT32, INT64, DOUBLE, BYTES ->
                throw new IllegalArgumentException(type + " is no message");
        }
    }

    /** A schema, or in its place several, a truth, or texts. */
    void write(JsonNode value, WireType.Choice choice) {
        switch (choice.alternative()) {
            case OR_BOOL -> {
                if (value.isObject()) {
                    messages.writeMessage(2, value, choice.schema());
                }
                messages.writeNumber(1, value.isObject() || value.asBoolean(false) ? 1 : 0);
            }
            case OR_ARRAY -> {
                for (int i = value.size() - 1; i >= 0 && value.isArray(); i--) {
                    messages.writeMessage(2, value.get(i), choice.schema());
                }
                if (value.isObject()) {
                    messages.writeMessage(1, value, choice.schema());
                }
            }
            case OR_STRING_ARRAY -> {
                for (int i = value.size() - 1; i >= 0 && value.isArray(); i--) {
                    messages.writeString(2, value.get(i).asString());
                }
                if (value.isObject()) {
                    messages.writeMessage(1, value, choice.schema());
                }
            }
        }
    }

    private void writeIntOrString(JsonNode value) {
        boolean isText = value.isString();
        messages.writeString(3, isText ? value.asString() : "");
        messages.writeNumber(2, isText ? 0 : value.asInt(0));
        messages.writeNumber(1, isText ? 1 : 0);
    }

    private void writeTimestamp(Instant time) {
        messages.writeNumber(2, time.getNano());
        messages.writeNumber(1, time.getEpochSecond());
    }
}
