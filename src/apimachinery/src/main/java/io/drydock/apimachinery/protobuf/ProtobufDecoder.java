package io.drydock.apimachinery.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads objects in protobuf: four bytes that say so, an envelope that names the kind, and in it the message. What comes
 * out is the tree that the same object in JSON would have been read to, fields that hold nothing included.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/protobuf/protobuf.go: Serializer.Decode"
 */
public final class ProtobufDecoder {
    /** The media type. */
    public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] PREFIX = {'k', '8', 's', 0};

    private final Release release;
    private volatile @Nullable WireCatalog catalog;

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
            Envelope envelope =
                    Envelope.read(CodedInputStream.newInstance(bytes, PREFIX.length, bytes.length - PREFIX.length));
            GroupVersionKind kind = GroupVersion.parse(envelope.apiVersion()).withKind(envelope.kind());
            Optional<String> message = catalog().messageOf(kind);
            if (message.isEmpty()) {
                throw StatusErrors.badRequest("no kind \"" + envelope.kind() + "\" is registered for version \""
                        + envelope.apiVersion() + "\"");
            }
            ObjectNode tree = new MessageReader(catalog()).read(envelope.raw(), message.get());
            tree.put("apiVersion", envelope.apiVersion());
            tree.put("kind", envelope.kind());
            return tree;
        } catch (IOException | IllegalArgumentException malformed) {
            throw StatusErrors.badRequest("the protobuf message cannot be read: " + malformed.getMessage());
        }
    }

    /** Whether bytes begin as an object in protobuf does. */
    public static boolean hasPrefix(byte[] bytes) {
        return bytes.length >= PREFIX.length && Arrays.equals(bytes, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
    }

    private WireCatalog catalog() {
        WireCatalog known = catalog;
        if (known == null) {
            known = WireCatalog.load(release);
            catalog = known;
        }
        return known;
    }

    /** What is around the message: {@code runtime.Unknown}. */
    private record Envelope(String apiVersion, String kind, byte[] raw) {
        static Envelope read(CodedInputStream in) throws IOException {
            String apiVersion = "";
            String kind = "";
            byte[] raw = new byte[0];
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case 1 -> {
                        Map<Integer, String> meta = texts(in.readBytes().newCodedInput());
                        apiVersion = meta.getOrDefault(1, "");
                        kind = meta.getOrDefault(2, "");
                    }
                    case 2 -> raw = in.readByteArray();
                    default -> in.skipField(tag);
                }
            }
            return new Envelope(apiVersion, kind, raw);
        }

        private static Map<Integer, String> texts(CodedInputStream in) throws IOException {
            Map<Integer, String> texts = new HashMap<>();
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                texts.put(WireFormat.getTagFieldNumber(tag), in.readString());
            }
            return texts;
        }
    }
}
