package io.drydock.apiserver.registry.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apimachinery.json.JsonEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object's JSON in UTF-8. Bytes that come from a store are shared with it; the resource version is no part of them
 * and is put in between when they are written.
 *
 * @param itemStart where the fields after kind and API version begin
 * @param metadataStart where the resource version goes
 * @param version what goes there; empty when the bytes have it
 */
record EncodedJson(byte[] bytes, int itemStart, int metadataStart, byte[] version) {
    private static final String[] FIRST_FIELDS = {"kind", "apiVersion"};
    private static final byte[] NOTHING = new byte[0];

    static EncodedJson ofStored(byte[] stored, int itemStart, int metadataStart, long revision) {
        byte[] version = ("\"resourceVersion\":\"" + revision + "\",").getBytes(UTF_8);
        return new EncodedJson(stored, itemStart, metadataStart, version);
    }

    static EncodedJson of(ObjectNode tree) {
        ObjectNode ordered = tree.objectNode();
        StringBuilder head = new StringBuilder("{");
        for (String field : FIRST_FIELDS) {
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
        return new EncodedJson(bytes, itemStart, itemStart, NOTHING);
    }

    boolean isStored() {
        return version.length > 0;
    }

    EncodedJson atRevision(long revision) {
        return ofStored(bytes, itemStart, metadataStart, revision);
    }

    int length() {
        return bytes.length + version.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, metadataStart);
        writeFromMetadata(out);
    }

    int itemLength() {
        return length() - itemStart + 1;
    }

    void writeItemTo(OutputStream out) throws IOException {
        out.write('{');
        out.write(bytes, itemStart, metadataStart - itemStart);
        writeFromMetadata(out);
    }

    private void writeFromMetadata(OutputStream out) throws IOException {
        out.write(version);
        out.write(bytes, metadataStart, bytes.length - metadataStart);
    }

    byte[] whole() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(length());
        try {
            writeTo(whole);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return whole.toByteArray();
    }
}
