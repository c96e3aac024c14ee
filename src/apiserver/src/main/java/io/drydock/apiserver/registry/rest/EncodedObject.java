package io.drydock.apiserver.registry.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.runtime.KubeObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object that was read: its tree and its JSON, each made from the other when it is first asked for and then kept.
 * What comes from a store carries the very bytes that are stored there, and is written with its resource version put
 * in between, so that an answer in the stored version costs neither parsing nor encoding.
 *
 * <p>It is shared between requests: its tree is never to be changed.
 */
public final class EncodedObject {
    private volatile @Nullable KubeObject object;
    private volatile @Nullable Json json;
    private volatile @Nullable MetadataFacts facts;

    private EncodedObject(@Nullable KubeObject object, @Nullable Json json) {
        this.object = object;
        this.json = json;
    }

    public static EncodedObject of(KubeObject object) {
        return new EncodedObject(object, null);
    }

    /**
     * An object as it is stored: without a resource version, and beginning with kind and API version. In its metadata
     * names come first and labels later.
     *
     * @param itemStart where its fields after kind and API version begin
     * @param metadataStart the place after its metadata's opening brace; the metadata is not empty
     */
    public static EncodedObject ofStored(byte[] stored, int itemStart, int metadataStart, long revision) {
        byte[] version = ("\"resourceVersion\":\"" + revision + "\",").getBytes(UTF_8);
        return new EncodedObject(null, new Json(stored, itemStart, metadataStart, version));
    }

    /** The same object with another resource version. */
    public EncodedObject atRevision(long revision) {
        Json known = json;
        if (known != null && known.version.length > 0) {
            return ofStored(known.bytes, known.itemStart, known.metadataStart, revision);
        }
        KubeObject copy = object().deepCopy();
        copy.setResourceVersion(Long.toString(revision));
        return of(copy);
    }

    public KubeObject object() {
        KubeObject known = object;
        if (known == null) {
            known = KubeObject.of((ObjectNode) JsonDecoder.decode(json()));
            object = known;
        }
        return known;
    }

    public String name() {
        return facts().name();
    }

    public String namespace() {
        return facts().namespace();
    }

    public Map<String, String> labels() {
        return facts().labels();
    }

    private MetadataFacts facts() {
        MetadataFacts known = facts;
        if (known == null) {
            KubeObject parsed = object;
            Json bytes = json;
            known = parsed == null && bytes != null
                    ? MetadataFacts.read(bytes.bytes, bytes.metadataStart - 1)
                    : MetadataFacts.of(object());
            facts = known;
        }
        return known;
    }

    /** How many bytes {@link #writeTo} writes. */
    public int length() {
        Json known = encoded();
        return known.bytes.length + known.version.length;
    }

    /** Writes its JSON in UTF-8, in the version the object is in, without a line end. */
    public void writeTo(OutputStream out) throws IOException {
        Json known = encoded();
        out.write(known.bytes, 0, known.metadataStart);
        writeFromMetadata(known, out);
    }

    /** How many bytes {@link #writeItemTo} writes. */
    public int itemLength() {
        return length() - encoded().itemStart + 1;
    }

    /** Writes its JSON as an entry of a typed list, which leaves out kind and API version. */
    public void writeItemTo(OutputStream out) throws IOException {
        Json known = encoded();
        out.write('{');
        out.write(known.bytes, known.itemStart, known.metadataStart - known.itemStart);
        writeFromMetadata(known, out);
    }

    private static void writeFromMetadata(Json json, OutputStream out) throws IOException {
        out.write(json.version);
        out.write(json.bytes, json.metadataStart, json.bytes.length - json.metadataStart);
    }

    /** All of what {@link #writeTo} writes. */
    public byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length());
        try {
            writeTo(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private Json encoded() {
        Json known = json;
        if (known == null) {
            known = encode(object().tree());
            json = known;
        }
        return known;
    }

    private static Json encode(ObjectNode tree) {
        ObjectNode ordered = tree.objectNode();
        StringBuilder head = new StringBuilder("{");
        for (String field : new String[] {"kind", "apiVersion"}) {
            if (tree.has(field)) {
                ordered.set(field, tree.get(field));
                head.append('"')
                        .append(field)
                        .append("\":")
                        .append(tree.get(field))
                        .append(',');
            }
        }
        tree.properties().forEach(field -> ordered.set(field.getKey(), field.getValue()));
        byte[] bytes = JsonEncoder.encode(ordered);
        int itemStart = Math.min(head.toString().getBytes(UTF_8).length, bytes.length - 1);
        return new Json(bytes, itemStart, itemStart, new byte[0]);
    }

    /** @param version what stands between the bytes before and after {@code metadataStart} */
    private record Json(byte[] bytes, int itemStart, int metadataStart, byte[] version) {}
}
