package io.drydock.apimachinery.protobuf;

import io.drydock.apimachinery.catalog.Release;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads objects in protobuf: four bytes that say so, an envelope that names the kind, and in it the message. What comes
 * out is the tree that the same object in JSON would have been read to, without the fields that hold zero because Go
 * always writes them.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/protobuf/protobuf.go: Serializer.Decode"
 */
public final class ProtobufDecoder {
    private final Release release;

    public ProtobufDecoder(Release release) {
        this.release = release;
    }

    /**
     * Reads one object.
     *
     * @throws MalformedProtobufException when the bytes are not one, or of a kind that has no message
     */
    public ObjectNode decode(byte[] bytes) {
        return read(open(bytes));
    }

    /**
     * Takes the message of an object out of what is around it.
     *
     * @return whose kind may be empty, if the sender left that out
     * @throws MalformedProtobufException when it is not there
     */
    public static ProtobufMessage open(byte[] bytes) {
        if (bytes.length == 0) {
            throw new MalformedProtobufException("empty data");
        }
        if (!hasPrefix(bytes)) {
            throw new MalformedProtobufException(
                    "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }
        if (Envelope.isEmpty(bytes)) {
            throw new MalformedProtobufException("empty body");
        }
        try {
            return Envelope.read(bytes);
        } catch (IOException malformed) {
            throw new MalformedProtobufException(ProtobufProblem.message(malformed, "Unknown"));
        }
    }

    /**
     * Reads the fields of a message.
     *
     * @throws MalformedProtobufException when they are none, or of a kind that has no message
     */
    public ObjectNode read(ProtobufMessage message) {
        WireCatalog catalog = WireCatalog.of(release);
        try {
            String name = catalog.messageOf(message.apiVersion(), message.kind())
                    .orElseThrow(() -> new MalformedProtobufException("no kind \"" + message.kind()
                            + "\" is registered for version \"" + message.apiVersion() + "\""));
            ObjectNode tree = new MessageReader(catalog).read(message.bytes(), name);
            tree.put("apiVersion", message.apiVersion());
            tree.put("kind", message.kind());
            return tree;
        } catch (IOException | IllegalArgumentException malformed) {
            throw new MalformedProtobufException(ProtobufProblem.message(malformed, message.kind()));
        }
    }

    /** Whether bytes begin as an object in protobuf does. */
    public static boolean hasPrefix(byte[] bytes) {
        return Envelope.isAround(bytes);
    }
}
