package io.drydock.apimachinery.protobuf;

import static com.google.protobuf.WireFormat.WIRETYPE_LENGTH_DELIMITED;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * The message of an object. To make it is the dear part; to send it costs little, by itself, in a list or in the event
 * of a watch.
 *
 * @param apiVersion not in the message
 * @param kind not in the message
 * @param bytes shared, and never to be changed
 */
public record ProtobufMessage(String apiVersion, String kind, byte[] bytes) {
    /** Of the field in which every kind of object has its metadata. */
    private static final int METADATA_TAG = 1 << 3 | WIRETYPE_LENGTH_DELIMITED;

    /** The object by itself. */
    public ProtobufBody alone() {
        return Envelope.around(apiVersion, kind, ProtobufBody.of(List.of(bytes)));
    }

    /**
     * The object reduced to its metadata, with which every object begins.
     *
     * @param apiVersion of the reduced object
     * @throws IllegalArgumentException when this is no object
     */
    public ProtobufMessage partialMetadata(String apiVersion) {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        try {
            if (in.readTag() != METADATA_TAG) {
                throw new IllegalArgumentException(kind + " has no metadata");
            }
            in.skipRawBytes(in.readRawVarint32());
            byte[] metadata = Arrays.copyOf(bytes, in.getTotalBytesRead());
            return new ProtobufMessage(apiVersion, "PartialObjectMetadata", metadata);
        } catch (IOException ownBytes) {
            throw new UncheckedIOException(ownBytes);
        }
    }
}
