package io.drydock.apimachinery.protobuf;

import com.google.protobuf.WireFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What the value of a field is on the wire. */
sealed interface WireType {

    /** The wire type, as protobuf numbers them, under which a value comes. */
    default int wireType() {
        return WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    /** Values of protobuf's own, and messages whose JSON is not an object of their fields. */
    enum Simple implements WireType {
        STRING("string"),
        BOOL("bool"),
        INT32("int32"),
        UINT32("uint32"),
        INT64("int64"),
        DOUBLE("double"),
        BYTES("bytes"),
        QUANTITY("quantity"),
        INT_OR_STRING("intOrString"),
        TIME("time"),
        MICRO_TIME("microTime"),
        /** A message that holds JSON as bytes. */
        RAW("raw"),
        /** The same for the fields that a manager owns. */
        FIELDS("fields"),
        /** A message that is a list of texts. */
        STRINGS("strings");

        private static final Map<String, Simple> BY_LABEL =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.label, type -> type));

        private final String label;

        Simple(String label) {
            this.label = label;
        }

        @Override
        public int wireType() {
            return switch (this) {
                case BOOL, INT32, UINT32, INT64 -> WireFormat.WIRETYPE_VARINT;
                case DOUBLE -> WireFormat.WIRETYPE_FIXED64;
                case STRING, BYTES, QUANTITY, INT_OR_STRING, TIME, MICRO_TIME, RAW, FIELDS, STRINGS ->
                    WireFormat.WIRETYPE_LENGTH_DELIMITED;
            };
        }
    }

    record Message(String name) implements WireType {}

    /**
     * A message that holds a schema, or in its place something simpler.
     *
     * @param schema the name of the schema's message
     */
    record Choice(Alternative alternative, String schema) implements WireType {}

    /** What may stand in the place of a schema. */
    enum Alternative {
        OR_ARRAY,
        OR_BOOL,
        OR_STRING_ARRAY;

        private static Alternative of(String label) {
            return switch (label) {
                case "orArray" -> OR_ARRAY;
                case "orBool" -> OR_BOOL;
                case "orStringArray" -> OR_STRING_ARRAY;
                default -> throw new IllegalArgumentException("nothing in place of a schema is called " + label);
            };
        }
    }

    /** @throws IllegalArgumentException when there is no such type */
    static WireType parse(String text) {
        if (text.startsWith("#")) {
            return new Message(text.substring(1));
        }
        int colon = text.indexOf(':');
        if (colon > 0) {
            return new Choice(Alternative.of(text.substring(0, colon)), text.substring(colon + 1));
        }
        Simple simple = Simple.BY_LABEL.get(text);
        if (simple == null) {
            throw new IllegalArgumentException("no such type on the wire: " + text);
        }
        return simple;
    }
}
