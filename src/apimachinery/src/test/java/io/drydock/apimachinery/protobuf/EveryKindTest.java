package io.drydock.apimachinery.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.generated.RandomObjects;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Every kind of a release that has a message, with another seed in every run; a failure names it. */
class EveryKindTest {
    private static final int EACH = 5;

    @ParameterizedTest
    @EnumSource(Release.class)
    void json_to_protobuf_to_json_loses_nothing(Release release) {
        TypeCatalog catalog = TypeCatalog.load(release);
        ProtobufEncoder encoder = new ProtobufEncoder(release);
        ProtobufDecoder decoder = new ProtobufDecoder(release);
        List<GroupVersionKind> kinds = WireCatalog.of(release).kinds().stream()
                .filter(kind -> catalog.kind(kind).isPresent())
                .toList();
        assertTrue(kinds.size() > 150, () -> "only " + kinds);
        long first = new Random().nextLong();
        for (GroupVersionKind kind : kinds) {
            for (long seed = first; seed < first + EACH; seed++) {
                ObjectNode object = RandomObjects.object(catalog, kind, seed);
                ObjectNode read = decoder.decode(encoder.message(object).alone().toByteArray());
                ObjectNode canonical =
                        CanonicalForm.ofStored(read, catalog.kind(kind).orElseThrow());
                assertEquals(json(object), json(canonical), kind + " of seed " + seed);
            }
        }
    }

    private static String json(ObjectNode tree) {
        return new String(JsonEncoder.encode(tree), UTF_8);
    }
}
