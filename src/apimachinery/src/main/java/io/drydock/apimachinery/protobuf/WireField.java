package io.drydock.apimachinery.protobuf;

/**
 * A field of a message on the wire.
 *
 * @param shape how the values that arrive under its number become JSON
 * @param type such as {@code string}, {@code int32}, {@code time}, or {@code #} and the name of a message
 * @param name in JSON
 */
record WireField(int number, Shape shape, String type, String name) {

    /** How often a field comes, and where its value goes. */
    enum Shape {
        ONE,
        LIST,
        MAP,
        /** A message whose fields stand, in JSON, among those of the message it is in. */
        INLINE
    }
}
