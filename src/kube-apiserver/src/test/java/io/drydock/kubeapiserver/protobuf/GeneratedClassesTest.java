package io.drydock.kubeapiserver.protobuf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.generated.RandomObjects;
import io.drydock.apimachinery.protobuf.ProtobufEncoder;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is written here, read by classes that nobody here wrote: they know every field of it, and write the same bytes
 * again.
 */
class GeneratedClassesTest {
    private static final int EACH = 3;

    /** Fields that the classes are too old to know. */
    private static final Set<String> NEWER = Set.of("PodCertificateRequestSpec 12");

    @Test
    void every_kind_is_read_by_its_generated_class_and_comes_back_as_it_was() throws Exception {
        TypeCatalog catalog = TypeCatalog.load(Release.V1_36);
        ProtobufEncoder encoder = new ProtobufEncoder(Release.V1_36);
        long first = new Random().nextLong();
        List<GroupVersionKind> known = new ArrayList<>();
        for (GroupVersionKind kind : catalog.kinds()) {
            Parser<?> parser = encoder.recognizes(kind) ? parser(kind) : null;
            if (parser == null) {
                continue;
            }
            known.add(kind);
            for (long seed = first; seed < first + EACH; seed++) {
                String which = kind + " of seed " + seed;
                byte[] bytes = encoder.message(RandomObjects.object(catalog, kind, seed))
                        .bytes();
                Message message = (Message) parser.parseFrom(bytes);
                List<String> unknown = unknown(message);
                assertTrue(NEWER.containsAll(unknown), () -> which + ": " + unknown);
                if (unknown.isEmpty()) {
                    assertArrayEquals(bytes, message.toByteArray(), which);
                }
            }
        }
        assertTrue(known.size() > 100, () -> "only " + known);
    }

    /** Nothing for a kind of which there is no class. */
    private static Parser<?> parser(GroupVersionKind kind) throws ReflectiveOperationException {
        String group = kind.group().isEmpty() ? "" : kind.group().substring(0, (kind.group() + ".").indexOf('.'));
        String capital = group.isEmpty() ? "" : group.substring(0, 1).toUpperCase(Locale.ROOT) + group.substring(1);
        String name = "io.kubernetes.client.proto.V" + kind.version().substring(1) + capital + "$" + kind.kind();
        try {
            return (Parser<?>) Class.forName(name).getMethod("parser").invoke(null);
        } catch (ClassNotFoundException absent) {
            return null;
        }
    }

    private static List<String> unknown(Message message) {
        List<String> found = new ArrayList<>();
        message.getUnknownFields()
                .asMap()
                .keySet()
                .forEach(number -> found.add(message.getDescriptorForType().getName() + " " + number));
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            List<?> values = field.getValue() instanceof List<?> list ? list : List.of(field.getValue());
            values.forEach(value -> {
                if (value instanceof Message nested) {
                    found.addAll(unknown(nested));
                }
            });
        }
        return found.stream().distinct().toList();
    }
}
