package io.drydock.apimachinery.protobuf;

/**
 * A field of a message on the wire.
 *
 * @param shape how the values that arrive under its number become JSON
 * @param name in JSON
 */
record WireField(int number, Shape shape, WireType type, String name) {

    /** How often a field comes, and where its value goes. */
    enum Shape {
        /** Written when there is a value: a pointer in Go. */
        ONE,
        /** Written always, a value that is not there as zero or empty. */
        ALWAYS,
        LIST,
        MAP,
        /** A message whose fields stand, in JSON, among those of the message it is in. */
        INLINE
    }
}
