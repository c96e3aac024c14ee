package io.drydock.apimachinery.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.json.JsonDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Objects that a real 1.20.2 server answered with must come through decoding and canonical form as they are. */
class RecordedObjectsTest {
    private static final TypeCatalog CATALOG = TypeCatalog.load(Release.V1_20);
    private static final List<String> STORED_AS_JSON = List.of("APIService", "CustomResourceDefinition");

    private static boolean notFromProtobuf(KubeObject object) {
        return STORED_AS_JSON.contains(object.kind()) || object.kind().endsWith("List");
    }

    static Stream<String> recorded() throws IOException {
        try (InputStream input = RecordedObjectsTest.class.getResourceAsStream("recorded-objects-1.20.jsonl")) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void the_canonical_form_of_a_recorded_object_is_the_object(String line) {
        ObjectNode recorded = (ObjectNode) JsonDecoder.decode(line);
        KubeObject object = KubeObject.of(recorded);
        StructType type = CATALOG.kind(object.groupVersionKind()).orElseThrow();

        TypedDecoder.Decoded decoded =
                TypedDecoder.decode(line.getBytes(StandardCharsets.UTF_8), type, DecodeWording.JSON_ITERATOR);
        ObjectNode canonical = notFromProtobuf(object)
                ? CanonicalForm.ofJson(decoded.tree(), type)
                : CanonicalForm.ofStored(decoded.tree(), type);

        assertTrue(
                decoded.strictErrors().isEmpty(), () -> decoded.strictErrors().toString());
        assertEquals(recorded, canonical);
        assertEquals(line, canonical.toString(), "fields are written in Go's order");
    }
}
