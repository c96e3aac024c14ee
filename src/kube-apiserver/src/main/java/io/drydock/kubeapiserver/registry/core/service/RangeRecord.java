package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is given out of a range, as it is stored for all servers of the cluster: one bit for each address or port, in
 * the form in which real kube-apiservers keep it. Two annotations of our own are added, which they leave alone.
 *
 * @param taken by offset
 * @param reserved until when those are taken that no service has yet, by offset
 * @param isOurs whether nobody but Drydock has changed it since Drydock did
 * @see "Go: pkg/registry/core/service/allocator/storage/storage.go: Etcd"
 */
record RangeRecord(BitSet taken, Map<Integer, Instant> reserved, boolean isOurs) {
    static final RangeRecord EMPTY = new RangeRecord(new BitSet(), Map.of(), true);

    private static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "RangeAllocation");
    private static final String RESERVED = "drydock.io/reserved";
    private static final String WRITTEN = "drydock.io/data";

    /** What was stored for another range than this is worth nothing. */
    static RangeRecord read(byte[] stored, String range) {
        JsonNode tree = JsonDecoder.decode(stored);
        if (!tree.path("range").asString("").equals(range)) {
            return EMPTY;
        }
        String data = tree.path("data").asString("");
        JsonNode annotations = tree.path("metadata").path("annotations");
        return new RangeRecord(
                bits(Base64.getDecoder().decode(data)),
                reservations(annotations.path(RESERVED).asString("")),
                annotations.path(WRITTEN).asString("").equals(data));
    }

    byte[] write(String range) {
        KubeObject object = KubeObject.ofKind(KIND);
        String data = Base64.getEncoder().encodeToString(bytes(taken));
        ObjectNode annotations = object.metadata().putObject("annotations");
        annotations.put(WRITTEN, data);
        annotations.put(
                RESERVED,
                reserved.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().getEpochSecond())
                        .collect(Collectors.joining(",")));
        object.tree().put("range", range).put("data", data);
        return JsonEncoder.encode(object.tree());
    }

    private static Map<Integer, Instant> reservations(String text) {
        Map<Integer, Instant> reservations = new TreeMap<>();
        if (!text.isEmpty()) {
            for (String entry : text.split(",", -1)) {
                int equals = entry.indexOf('=');
                reservations.put(
                        Integer.valueOf(entry.substring(0, equals)),
                        Instant.ofEpochSecond(Long.parseLong(entry.substring(equals + 1))));
            }
        }
        return reservations;
    }

    /** As the bytes of a large number: its lowest bit is the first of the range. */
    private static BitSet bits(byte[] bytes) {
        BigInteger number = new BigInteger(1, bytes);
        BitSet bits = new BitSet();
        for (int bit = number.getLowestSetBit(); bit >= 0 && bit < number.bitLength(); bit++) {
            bits.set(bit, number.testBit(bit));
        }
        return bits;
    }

    private static byte[] bytes(BitSet bits) {
        byte[] lowestFirst = bits.toByteArray();
        byte[] bytes = new byte[lowestFirst.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = lowestFirst[bytes.length - 1 - i];
        }
        return bytes;
    }
}
