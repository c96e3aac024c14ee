package io.drydock.apimachinery.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.generated.RandomObjects;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.protobuf.ProtobufEncoder;
import io.drydock.apimachinery.runtime.ObjectReader.Format;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent, the reader gives an object or the status 400. */
class BrokenBodiesTest {
    private static final int ROUNDS = 40;
    private static final int ROUNDS_OF_A_KIND = 6;
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "1",
            "-1.5e3",
            "99999999999999999999",
            "\"\"",
            "\"x\"",
            "[]",
            "[null]",
            "{}",
            "{\"a\":[1]}");

    @ParameterizedTest
    @EnumSource(Release.class)
    void a_changed_body_is_read_or_refused(Release release) throws Exception {
        Scheme scheme = Scheme.builder(TypeCatalog.load(release)).build();
        ObjectReader reader = new ObjectReader(scheme);
        Random random = new Random(7);
        int read = 0;
        for (String line : RecordedObjectsTest.recorded().toList()) {
            GroupVersionKind kind = KindFinder.find(line.getBytes(UTF_8));
            if (!scheme.recognizes(kind)) {
                continue;
            }
            for (int round = 0; round < ROUNDS; round++) {
                byte[] body = round % 2 == 0 ? otherValue(line, random) : otherBytes(line.getBytes(UTF_8), random);
                read += readsOrRefuses(scheme, reader, body, Format.JSON, kind) ? 1 : 0;
            }
        }
        assertTrue(read > 0, "some changes leave an object");
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void a_changed_message_is_read_or_refused(Release release) {
        TypeCatalog catalog = TypeCatalog.load(release);
        Scheme scheme = Scheme.builder(catalog).build();
        ObjectReader reader = new ObjectReader(scheme);
        ProtobufEncoder encoder = new ProtobufEncoder(release);
        Random random = new Random(7);
        int read = 0;
        for (GroupVersionKind kind : catalog.kinds()) {
            if (!encoder.recognizes(kind)) {
                continue;
            }
            for (int round = 0; round < ROUNDS_OF_A_KIND; round++) {
                byte[] message = encoder.message(RandomObjects.object(catalog, kind, round))
                        .alone()
                        .toByteArray();
                byte[] body = round % 4 == 0
                        ? Arrays.copyOf(message, random.nextInt(message.length))
                        : otherBytes(message, random);
                read += readsOrRefuses(scheme, reader, body, Format.PROTOBUF, kind) ? 1 : 0;
            }
        }
        assertTrue(read > 0, "some changes leave an object");
    }

    /** @return whether it was read */
    private static boolean readsOrRefuses(
            Scheme scheme, ObjectReader reader, byte[] body, Format format, GroupVersionKind kind) {
        KubeObject object;
        try {
            object = reader.read(body, format, kind).object();
        } catch (StatusException refused) {
            assertEquals(400, refused.status().code());
            return false;
        }
        KubeObject canonical = scheme.canonical(object);
        assertEquals(canonical.toString(), scheme.canonical(canonical).toString());
        KubeObject again = reader.read(JsonEncoder.encode(canonical.tree()), Format.JSON, kind)
                .object();
        assertEquals(canonical.toString(), scheme.canonical(again).toString());
        return true;
    }

    private static byte[] otherValue(String line, Random random) {
        int colon = line.indexOf(':', random.nextInt(line.length()));
        if (colon < 0) {
            return line.getBytes(UTF_8);
        }
        int end = colon + 1;
        while (end < line.length() && ",}]".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return (line.substring(0, colon + 1) + value + line.substring(end)).getBytes(UTF_8);
    }

    private static byte[] otherBytes(byte[] bytes, Random random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void deep_nesting_is_refused(Release release) {
        ObjectReader reader =
                new ObjectReader(Scheme.builder(TypeCatalog.load(release)).build());
        GroupVersionKind kind = new GroupVersionKind("apps", "v1", "ControllerRevision");
        byte[] body = ("{\"data\":" + "[".repeat(100_000)).getBytes(UTF_8);
        StatusException refused = assertThrows(StatusException.class, () -> reader.read(body, Format.JSON, kind));
        assertTrue(refused.status().message().contains("exceeded max depth"), refused.status()::message);
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void deep_nesting_of_messages_is_refused(Release release) {
        ObjectReader reader =
                new ObjectReader(Scheme.builder(TypeCatalog.load(release)).build());
        GroupVersionKind kind = new GroupVersionKind("apiextensions.k8s.io", "v1", "CustomResourceDefinition");
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        definition.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
        ObjectNode version = definition.withObject("/spec").putArray("versions").addObject();
        ObjectNode schema = version.withObject("/schema/openAPIV3Schema");
        for (int depth = 0; depth < 400; depth++) {
            schema = schema.putObject("not");
        }
        byte[] body = new ProtobufEncoder(release).message(definition).alone().toByteArray();
        StatusException refused = assertThrows(StatusException.class, () -> reader.read(body, Format.PROTOBUF, kind));
        assertTrue(refused.status().message().contains("nested deeper"), refused.status()::message);
    }
}
