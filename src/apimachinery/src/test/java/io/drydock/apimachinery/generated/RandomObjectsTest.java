package io.drydock.apimachinery.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.DecodeWording;
import io.drydock.apimachinery.runtime.TypedDecoder;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.yaml.YamlDecoder;
import io.drydock.apimachinery.yaml.YamlEncoder;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Every kind of a release, with another seed in every run; a failure names it. */
class RandomObjectsTest {
    private static final int EACH = 3;

    @ParameterizedTest
    @EnumSource(Release.class)
    void an_object_fits_its_type_and_is_as_a_store_gives_it_back(Release release) {
        forEveryKind(release, (catalog, kind, object, seed) -> {
            StructType type = catalog.kind(kind).orElseThrow();
            TypedDecoder.Decoded decoded =
                    TypedDecoder.decode(JsonEncoder.encode(object), type, DecodeWording.JSON_ITERATOR);
            assertTrue(decoded.strictErrors().isEmpty(), () -> seed + ": " + decoded.strictErrors());
            assertEquals(object, CanonicalForm.ofStored(decoded.tree(), type), () -> kind + " of seed " + seed);
        });
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void json_to_yaml_to_json_loses_nothing(Release release) {
        forEveryKind(release, (catalog, kind, object, seed) -> {
            ObjectNode json = (ObjectNode) JsonDecoder.decode(JsonEncoder.encode(object));
            assertEquals(json, YamlDecoder.decode(YamlEncoder.encode(json)), () -> kind + " of seed " + seed);
        });
    }

    private static void forEveryKind(Release release, Check check) {
        TypeCatalog catalog = TypeCatalog.load(release);
        long first = new Random().nextLong();
        for (GroupVersionKind kind : catalog.kinds()) {
            for (long seed = first; seed < first + EACH; seed++) {
                check.accept(catalog, kind, RandomObjects.object(catalog, kind, seed), seed);
            }
        }
    }

    private interface Check {
        void accept(TypeCatalog catalog, GroupVersionKind kind, ObjectNode object, long seed);
    }
}
