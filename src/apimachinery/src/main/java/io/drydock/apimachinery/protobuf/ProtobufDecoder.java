package io.drydock.apimachinery.protobuf;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads objects in protobuf: four bytes that say so, an envelope that names the kind, and in it the message. What comes
 * out is the tree that the same object in JSON would have been read to, without the fields that hold zero because Go
 * always writes them.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/protobuf/protobuf.go: Serializer.Decode"
 */
public final class ProtobufDecoder {
    /** The media type. */
    public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private final Release release;

    public ProtobufDecoder(Release release) {
        this.release = release;
    }

    /**
     * Reads one object.
     *
     * @throws StatusException 400 when the bytes are not one, or of a kind that has no message
     */
    public ObjectNode decode(byte[] bytes) {
        if (!hasPrefix(bytes)) {
            throw StatusErrors.badRequest(
                    "provided data does not appear to be a protobuf message, expected prefix " + "[107 56 115 0]");
        }
        try {
            Envelope envelope = Envelope.read(bytes);
            WireCatalog catalog = WireCatalog.of(release);
            Optional<String> message = catalog.messageOf(envelope.apiVersion(), envelope.kind());
            if (message.isEmpty()) {
                throw StatusErrors.badRequest("no kind \"" + envelope.kind() + "\" is registered for version \""
                        + envelope.apiVersion() + "\"");
            }
            ObjectNode tree = new MessageReader(catalog).read(envelope.message(), message.get());
            tree.put("apiVersion", envelope.apiVersion());
            tree.put("kind", envelope.kind());
            return tree;
        } catch (IOException | IllegalArgumentException malformed) {
            throw StatusErrors.badRequest("the protobuf message cannot be read: " + malformed.getMessage());
        }
    }

    /** Whether bytes begin as an object in protobuf does. */
    public static boolean hasPrefix(byte[] bytes) {
        return Envelope.isAround(bytes);
    }
}
