package io.drydock.apimachinery.protobuf;

import static com.google.protobuf.WireFormat.WIRETYPE_LENGTH_DELIMITED;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes objects in protobuf, with the very bytes that Go writes of the same object.
 *
 * @param release whose messages they are
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/protobuf/protobuf.go: Serializer.Encode"
 */
public record ProtobufEncoder(Release release) {
    private static final int FIRST_CAPACITY = 1024;
    private static final byte[] NOTHING = {};

    /** Whether a kind has a message, as all built-in ones have. */
    public boolean recognizes(GroupVersionKind kind) {
        return catalog().messageOf(kind).isPresent();
    }

    /**
     * The message of an object, a list or a status.
     *
     * @throws StatusException 406 when its kind has none
     */
    public ProtobufMessage message(ObjectNode tree) {
        BackwardBuffer out = new BackwardBuffer(FIRST_CAPACITY);
        WireCatalog catalog = catalog();
        new MessageWriter(catalog, out).write(tree, messageName(catalog, tree));
        return new ProtobufMessage(text(tree, "apiVersion"), text(tree, "kind"), out.toByteArray());
    }

    /**
     * A list of objects that are messages already.
     *
     * @param head the list without its items
     * @throws StatusException 406 when its kind has no message
     */
    public ProtobufBody list(ObjectNode head, List<ProtobufMessage> items) {
        WireCatalog catalog = catalog();
        WireMessage list = catalog.message(messageName(catalog, head));
        WireField metadata = list.field("metadata");
        WireField itemField = list.field("items");
        BackwardBuffer out = new BackwardBuffer(FIRST_CAPACITY);
        new MessageWriter(catalog, out).writeField(head, metadata);
        List<byte[]> pieces = new ArrayList<>(2 * items.size() + 1);
        for (ProtobufMessage item : items) {
            pieces.add(announcement(itemField.number(), item.bytes().length));
            pieces.add(item.bytes());
        }
        pieces.add(metadata.number() < itemField.number() ? 0 : pieces.size(), out.toByteArray());
        return Envelope.around(text(head, "apiVersion"), text(head, "kind"), ProtobufBody.of(pieces));
    }

    /**
     * What a watch tells, without the frame around it.
     *
     * @param type such as {@code ADDED}
     * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/generated.pb.go: WatchEvent.MarshalToSizedBuffer"
     */
    public static ProtobufBody event(String type, ProtobufMessage message) {
        ProtobufBody object = message.alone();
        BackwardBuffer head = new BackwardBuffer(32);
        head.putVarint(object.length());
        head.putTag(1, WIRETYPE_LENGTH_DELIMITED);
        head.putVarint(head.length() + object.length());
        head.putTag(2, WIRETYPE_LENGTH_DELIMITED);
        head.putString(type);
        head.putTag(1, WIRETYPE_LENGTH_DELIMITED);
        return object.between(head.toByteArray(), NOTHING);
    }

    private static byte[] announcement(int number, int length) {
        BackwardBuffer out = new BackwardBuffer(8);
        out.putVarint(length);
        out.putTag(number, WIRETYPE_LENGTH_DELIMITED);
        return out.toByteArray();
    }

    private static String messageName(WireCatalog catalog, ObjectNode tree) {
        String apiVersion = text(tree, "apiVersion");
        String kind = text(tree, "kind");
        return catalog.messageOf(apiVersion, kind).orElseThrow(() -> {
            String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
            return new StatusException(Status.failure(
                    406,
                    "NotAcceptable",
                    "object *" + version + "." + kind
                            + " does not implement the protobuf marshalling interface and cannot be encoded to a"
                            + " protobuf message"));
        });
    }

    private static String text(JsonNode tree, String field) {
        return tree.path(field).asString("");
    }

    private WireCatalog catalog() {
        return WireCatalog.of(release);
    }
}
