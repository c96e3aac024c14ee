package io.drydock.apimachinery.protobuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.catalog.Release;
import org.junit.jupiter.api.Test;

/** What is said of bytes that are no object, as real servers said it. */
class MalformedProtobufTest {
    private static final ProtobufDecoder DECODER = new ProtobufDecoder(Release.V1_36);

    @Test
    void what_is_around_the_message_must_be_whole() {
        assertEquals("empty data", problem(() -> ProtobufDecoder.open(new byte[0])));
        assertEquals("empty body", problem(() -> ProtobufDecoder.open(new byte[] {'k', '8', 's', 0})));
        assertEquals("unexpected EOF", problem(() -> ProtobufDecoder.open(new byte[] {'k', '8', 's', 0, 0x0a, -1})));
    }

    @Test
    void a_message_must_be_whole_and_have_its_types_on_the_wire() {
        assertEquals("unexpected EOF", configMap(0x0a, 5, 'a'));
        assertEquals("proto: ConfigMap: illegal tag 0 (wire type 0)", configMap(0));
        assertEquals("proto: wrong wireType = 0 for field ObjectMeta", configMap(8, 5));
        assertEquals("proto: wrong wireType = 2 for field Immutable", configMap(0x22, 0));
        assertEquals("proto: integer overflow", configMap(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1));
    }

    private static String configMap(int... bytes) {
        byte[] message = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            message[i] = (byte) bytes[i];
        }
        return problem(() -> DECODER.read(new ProtobufMessage("v1", "ConfigMap", message)));
    }

    private static String problem(Runnable reading) {
        return String.valueOf(
                assertThrows(MalformedProtobufException.class, reading::run).getMessage());
    }
}
