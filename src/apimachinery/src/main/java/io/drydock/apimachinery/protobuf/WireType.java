package io.drydock.apimachinery.protobuf;

import java.util.Locale;

/** What the value of a field is on the wire. */
sealed interface WireType {

    /** Values of protobuf's own, and messages whose JSON is not an object of their fields. */
    enum Simple implements WireType {
        STRING,
        BOOL,
        INT32,
        UINT32,
        INT64,
        DOUBLE,
        BYTES,
        QUANTITY,
        INTORSTRING,
        TIME,
        MICROTIME,
        /** A message that holds JSON as bytes. */
        RAW,
        /** The same for the fields that a manager owns. */
        FIELDS,
        /** A message that is a list of texts. */
        STRINGS;

        boolean isNumber() {
            return this == BOOL || this == INT32 || this == UINT32 || this == INT64;
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
        ORARRAY,
        ORBOOL,
        ORSTRINGARRAY
    }

    static WireType parse(String text) {
        if (text.startsWith("#")) {
            return new Message(text.substring(1));
        }
        int colon = text.indexOf(':');
        if (colon > 0) {
            String alternative = text.substring(0, colon).toUpperCase(Locale.ROOT);
            return new Choice(Alternative.valueOf(alternative), text.substring(colon + 1));
        }
        return Simple.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
