package io.drydock.apiserver.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.ErrorWording;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.RecentTrees;
import io.drydock.apiserver.storage.StoredValue;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Between objects and the bytes that are stored: JSON that begins with kind, API version and metadata, so that a
 * reader finds without parsing where the resource version goes. It is not stored itself, since a store gives it only
 * with the write.
 */
final class ObjectCodec {
    /** So that who looks for labels need not read what may be long. */
    private static final List<String> FIRST_IN_METADATA = List.of("name", "namespace", "uid", "labels");

    private final GroupVersionKind kind;
    private final Scheme scheme;
    private final boolean othersWrite;
    private final byte[] head;
    private final int itemStart;
    private final int metadataStart;
    private final EncodedCache cache = new EncodedCache();
    private final RecentTrees trees = new RecentTrees();

    /** @param othersWrite whether servers of other releases may have stored what is read here */
    ObjectCodec(GroupVersionKind kind, Scheme scheme, boolean othersWrite) {
        this.kind = kind;
        this.scheme = scheme;
        this.othersWrite = othersWrite;
        String type = "{\"kind\":\"" + kind.kind() + "\",\"apiVersion\":\"" + kind.apiVersion() + "\",";
        this.itemStart = type.getBytes(UTF_8).length;
        this.metadataStart = itemStart + "\"metadata\":{".length();
        this.head = (type + "\"metadata\":{\"name\":").getBytes(UTF_8);
    }

    /** With what Go writes although it holds nothing. */
    KubeObject canonical(KubeObject object) {
        return scheme.canonical(object);
    }

    Release release() {
        return scheme.catalog().release();
    }

    /**
     * Makes the object, in place, what it will be when it is read back, since that is what the client is answered: what
     * is empty is left out or put in as Go does it.
     */
    void canonicalize(KubeObject object) {
        object.setKind(kind);
        KubeObject stored = scheme.stored(object);
        if (stored.tree() != object.tree()) {
            object.tree().removeAll().setAll(stored.tree());
        }
    }

    /** The words in which this release tells what is wrong with an object. */
    ErrorWording wording() {
        return ErrorWording.of(scheme.catalog().release());
    }

    byte[] encode(KubeObject object) {
        return JsonEncoder.encode(stored(object));
    }

    EncodedObject decode(StoredValue value) {
        return decode(value.value(), value.revision());
    }

    /**
     * The object, shared with others who read it lately.
     *
     * @param revision that becomes the resource version
     */
    EncodedObject decode(byte[] value, long revision) {
        return cache.get(value, revision, () -> read(value, revision));
    }

    /** Whether two objects would be stored as the same, in whatever order their fields are. */
    boolean sameWhenStored(KubeObject one, KubeObject other) {
        return stored(one).equals(ObjectCodec::compareScalars, stored(other));
    }

    // Jackson takes the same number as int and as long for different ones.
    private static int compareScalars(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    /** The object, for who shares it in ways of their own. */
    EncodedObject read(byte[] value, long revision) {
        byte[] own = othersWrite || !isOurs(value) ? asWeStore(value) : value;
        if (isOurs(own)) {
            return EncodedObject.ofStored(own, itemStart, metadataStart, revision, trees);
        }
        KubeObject nameless = KubeObject.of((ObjectNode) JsonDecoder.decode(own));
        nameless.setResourceVersion(Long.toString(revision));
        return EncodedObject.of(nameless);
    }

    private boolean isOurs(byte[] value) {
        return value.length > head.length && Arrays.equals(value, 0, head.length, head, 0, head.length);
    }

    /**
     * What another server has stored, perhaps in another version or before there were some of the defaults. What is as
     * we store it already is given back itself.
     */
    private byte[] asWeStore(byte[] value) {
        KubeObject object = KubeObject.of((ObjectNode) JsonDecoder.decode(value));
        scheme.setDefaults(object);
        if (!object.groupVersionKind().equals(kind) && scheme.convertible(object.groupVersionKind(), kind)) {
            object = scheme.convert(object, kind.groupVersion());
        }
        canonicalize(object);
        byte[] ours = encode(object);
        return Arrays.equals(ours, value) ? value : ours;
    }

    private ObjectNode stored(KubeObject object) {
        ObjectNode tree = object.tree();
        ObjectNode ordered = tree.objectNode();
        ordered.put("kind", kind.kind());
        ordered.put("apiVersion", kind.apiVersion());
        ordered.set("metadata", stored(object.metadata()));
        tree.properties().forEach(field -> ordered.putIfAbsent(field.getKey(), field.getValue()));
        return ordered;
    }

    private static ObjectNode stored(ObjectNode metadata) {
        ObjectNode ordered = metadata.objectNode();
        for (String field : FIRST_IN_METADATA) {
            if (metadata.has(field)) {
                ordered.set(field, metadata.get(field));
            }
        }
        metadata.properties().forEach(field -> ordered.putIfAbsent(field.getKey(), field.getValue()));
        ordered.remove("resourceVersion");
        ordered.remove("selfLink");
        return ordered;
    }
}
