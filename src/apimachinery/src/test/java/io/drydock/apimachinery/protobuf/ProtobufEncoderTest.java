package io.drydock.apimachinery.protobuf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.generated.RandomObjects;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bytes are those that Go writes. */
class ProtobufEncoderTest {
    private static final String EMPTY_METADATA = "0a10 0a00 1200 1a00 2200 2a00 3200 3800 4200";

    private final ProtobufEncoder encoder = new ProtobufEncoder(Release.V1_36);

    @Test
    void an_object_stands_in_an_envelope_that_names_its_kind() {
        assertEquals(
                hex("6b387300 0a0f 0a02 7631 1209 436f6e6669674d6170 1212" + EMPTY_METADATA + "1a00 2200"),
                hex(encoder.message(tree("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}"))
                        .alone()
                        .toByteArray()));
    }

    /** What comes after the metadata. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ConfigMap      | "data":{"b":"2","a":"1"}    | 1206 0a0161 120131 1206 0a0162 120132
            ConfigMap      | "binaryData":{"a":"AAE="}   | 1a07 0a0161 12020001
            ConfigMap      | "immutable":false           | 2000
            Namespace      | "spec":{}                   | 1200 1a02 0a00
            Namespace      | "spec":{"finalizers":["a"]} | 1203 0a0161 1a02 0a00
            Endpoints      | "subsets":[{"ports":[{"port":-1}]}] | 1211 1a0f 0a00 10ffffffffffffffffff01 1a00
            LimitRange     | "spec":{"limits":[{"max":{"cpu":"1"}}]} | 1210 0a0e 0a00 120a 0a03637075 1203 0a0131
            """)
    void fields_are_written_as_go_writes_them(String kind, String fields, String bytes) {
        ObjectNode object = tree("{\"apiVersion\":\"v1\",\"kind\":\"" + kind + "\"," + fields + "}");
        assertEquals(hex(EMPTY_METADATA + bytes), hex(encoder.message(object).bytes()));
    }

    @Test
    void an_event_holds_an_object_in_its_envelope() throws IOException {
        ProtobufMessage message = encoder.message(tree("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}"));
        String object = hex(message.alone().toByteArray());
        ProtobufBody event = ProtobufEncoder.event("ADDED", message);
        assertEquals(hex("0a05 4144444544 122f 0a2d") + object, hex(event.toByteArray()));
        assertEquals(event.length(), event.toByteArray().length);
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        event.writeFramedTo(framed);
        assertEquals(hex("00000038") + hex(event.toByteArray()), hex(framed.toByteArray()));
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void a_list_of_messages_is_the_list_of_the_objects(Release release) {
        TypeCatalog catalog = TypeCatalog.load(release);
        ProtobufEncoder ofRelease = new ProtobufEncoder(release);
        long seed = new Random().nextLong();
        int compared = 0;
        for (GroupVersionKind kind : WireCatalog.of(release).kinds()) {
            boolean isList = catalog.kind(kind)
                    .flatMap(type -> type.field("items"))
                    .filter(items -> kind.kind().endsWith("List"))
                    .isPresent();
            if (isList) {
                ObjectNode list = RandomObjects.object(catalog, kind, seed);
                byte[] whole = ofRelease.message(list).alone().toByteArray();
                byte[] joined = join(ofRelease, list).toByteArray();
                assertArrayEquals(whole, joined, kind + " of seed " + seed);
                compared++;
            }
        }
        assertTrue(compared > 60, "only " + compared);
    }

    private static ProtobufBody join(ProtobufEncoder encoder, ObjectNode list) {
        List<ProtobufMessage> messages = new ArrayList<>();
        String itemKind = list.path("kind").asString().replaceAll("List$", "");
        for (JsonNode item : list.path("items")) {
            ObjectNode object = (ObjectNode) item.deepCopy();
            object.put("apiVersion", list.path("apiVersion").asString()).put("kind", itemKind);
            messages.add(encoder.message(object));
        }
        return encoder.list(list.without("items"), messages);
    }

    @Test
    void metadata_is_cut_out_of_the_whole() {
        ProtobufMessage whole =
                encoder.message(tree("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"a\":\"b\"}}"));
        ProtobufMessage partial = whole.partialMetadata("meta.k8s.io/v1");
        assertEquals("PartialObjectMetadata", partial.kind());
        assertEquals(hex(EMPTY_METADATA), hex(partial.bytes()));
    }

    @Test
    void a_kind_without_a_message_is_not_acceptable() {
        ObjectNode table = tree("{\"apiVersion\":\"meta.k8s.io/v1\",\"kind\":\"Table\"}");
        StatusException refused = assertThrows(StatusException.class, () -> encoder.message(table));
        assertEquals(406, refused.status().code());
        assertEquals(
                "object *v1.Table does not implement the protobuf marshalling interface and cannot be encoded to a"
                        + " protobuf message",
                refused.status().message());
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String hex(String spaced) {
        return spaced.replace(" ", "");
    }
}
