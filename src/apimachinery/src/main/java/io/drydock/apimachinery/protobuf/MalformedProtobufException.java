package io.drydock.apimachinery.protobuf;

/** Bytes that are no object in protobuf, or none of a kind that is known. */
public final class MalformedProtobufException extends RuntimeException {
    MalformedProtobufException(String message) {
        super(message, null, false, false);
    }
}
