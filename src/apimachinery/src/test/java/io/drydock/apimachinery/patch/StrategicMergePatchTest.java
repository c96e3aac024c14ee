package io.drydock.apimachinery.patch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.yaml.YamlDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class StrategicMergePatchTest {
    private static final TypeCatalog CATALOG = TypeCatalog.load(Release.V1_20);
    private static final StructType POD =
            CATALOG.kind(new GroupVersionKind("", "v1", "Pod")).orElseThrow();
    private static final StructType DEPLOYMENT =
            CATALOG.kind(new GroupVersionKind("apps", "v1", "Deployment")).orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                // a new element goes before the ones the patch does not name
                "{containers: [{name: web, image: a}]} ~ {containers: [{name: side}]} ~ {containers: [{name: side}, {name: web, image: a}]}",
                "{containers: [{name: web, image: a}]} ~ {containers: [{name: web, env: [{name: A, value: x}]}]} ~ {containers: [{name: web, image: a, env: [{name: A, value: x}]}]}",
                "{containers: [{name: a}, {name: b}]} ~ {containers: [{$patch: delete, name: a}]} ~ {containers: [{name: b}]}",
                "{containers: [{name: a}, {name: b}]} ~ {containers: [{$patch: replace}, {name: c}]} ~ {containers: [{name: c}]}",
                "{containers: [{name: a}, {name: b}, {name: c}]} ~ {$setElementOrder/containers: [{name: c}, {name: a}]} ~ {containers: [{name: b}, {name: c}, {name: a}]}",
                "{containers: [{name: a}, {name: b}]} ~ {$setElementOrder/containers: [{name: b}, {name: c}, {name: a}], containers: [{name: c, image: x}]} ~ {containers: [{name: b}, {name: c, image: x}, {name: a}]}",
                "{nodeSelector: {a: b, c: d}} ~ {nodeSelector: {$patch: replace, e: f}} ~ {nodeSelector: {e: f}}",
                "{nodeSelector: {a: b}} ~ {nodeSelector: {$patch: delete}} ~ {nodeSelector: {}}",
                "{nodeSelector: {a: b, c: d}} ~ {nodeSelector: {a: null}} ~ {nodeSelector: {c: d}}",
                "{nodeName: x} ~ {nodeName: null} ~ {}",
                "{tolerations: [{key: a}]} ~ {tolerations: [{key: b}]} ~ {tolerations: [{key: b}]}",
                "{} ~ {containers: [{$patch: delete, name: a}, {name: b, image: null}]} ~ {containers: [{name: b}]}",
                "{containers: [{name: a, ports: [{containerPort: 80, protocol: TCP}]}]} ~ {containers: [{name: a, ports: [{containerPort: 80, $patch: delete}]}]} ~ {containers: [{name: a, ports: []}]}",
                "{volumes: [{name: v, emptyDir: {}}]} ~ {volumes: [{$retainKeys: [name, secret], name: v, secret: {secretName: s}}]} ~ {volumes: [{name: v, secret: {secretName: s}}]}",
            })
    void a_pod_specification_is_patched_as_its_types_ask(String spec, String patch, String expected) {
        assertEquals(
                spec(expected),
                StrategicMergePatch.parse(spec(patch).toString().getBytes(UTF_8))
                        .apply(spec(spec), POD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[a, b] ~ {finalizers: [c]} ~ [c, a, b]",
                "[a, b] ~ {finalizers: [b]} ~ [a, b]",
                "[a, b, c] ~ {$deleteFromPrimitiveList/finalizers: [a, c]} ~ [b]",
                "[a, b] ~ {$setElementOrder/finalizers: [b, c], finalizers: [c]} ~ [a, b, c]",
                "[a, b] ~ {$setElementOrder/finalizers: [b], $deleteFromPrimitiveList/finalizers: [a]} ~ [b]",
            })
    void lists_of_scalars_merge_as_sets(String finalizers, String metadataPatch, String expected) {
        ObjectNode document = yaml("metadata: {finalizers: " + finalizers + "}");
        ObjectNode patch = yaml("metadata: " + metadataPatch);
        assertEquals(
                yaml("metadata: {finalizers: " + expected + "}"),
                StrategicMergePatch.parse(patch.toString().getBytes(UTF_8)).apply(document, POD));
    }

    @Test
    void keys_that_the_patch_does_not_retain_are_dropped() {
        assertEquals(
                yaml("spec: {strategy: {type: Recreate}}"),
                StrategicMergePatch.parse("{\"spec\":{\"strategy\":{\"$retainKeys\":[\"type\"],\"type\":\"Recreate\"}}}"
                                .getBytes(UTF_8))
                        .apply(
                                yaml("spec: {strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}}"),
                                DEPLOYMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{containers: [{image: x}]} ~ 500 ~ map: map[image:x] does not contain declared merge key: name",
                "{containers: [{$patch: delete}]} ~ 500 ~ map: map[$patch:delete] does not contain declared merge key: name",
                "{nodeSelector: {$patch: twist}} ~ 500 ~ unknown patch type: twist in map: map[$patch:twist]",
                "{containers: [{$patch: merge}]} ~ 500 ~ merging lists cannot yet be specified in the patch",
                "{containers: [x]} ~ 500 ~ list element types are not identical: [[map[image:a name:web]] [x]]",
                "{containers: [[x]]} ~ 422 ~ the server rejected our request due to an error in our request",
                "{$retainKeys: x} ~ 400 ~ invalid patch format of retainKeys",
                "{$retainKeys: [a], b: 1} ~ 400 ~ invalid patch format of retainKeys",
                "{$setElementOrderX: [a]} ~ 400 ~ invalid patch format of setElementOrder list",
                "{$deleteFromPrimitiveListX: [a]} ~ 400 ~ invalid patch format of primitive list",
                "{$setElementOrder/nonsense: [a]} ~ 500 ~ unable to find api field in struct PodSpec for the json field \"nonsense\"",
            })
    void a_patch_that_cannot_apply_fails_as_in_the_real_server(String patch, int code, String message) {
        ObjectNode document = spec("{containers: [{name: web, image: a}], nodeSelector: {a: b}}");
        StrategicMergePatch parsed =
                StrategicMergePatch.parse(spec(patch).toString().getBytes(UTF_8));
        Status status = assertThrows(StatusException.class, () -> parsed.apply(document, POD))
                .status();
        assertEquals(message, status.message());
        assertEquals(code, status.code());
    }

    @Test
    void what_is_no_object_is_a_bad_request() {
        assertEquals(
                "json: cannot unmarshal array into Go value of type map[string]interface {}",
                assertThrows(StatusException.class, () -> StrategicMergePatch.parse("[]".getBytes(UTF_8)))
                        .status()
                        .message());
    }

    @Test
    void an_ordered_patch_gives_the_wanted_list_whatever_was_there() {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            List<String> before = names(random);
            List<String> after = names(random);
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            ObjectNode patchSpec = patch.putObject("spec");
            ArrayNode order = patchSpec.putArray("$setElementOrder/containers");
            after.forEach(name -> order.addObject().put("name", name));
            ArrayNode changes = patchSpec.putArray("containers");
            after.forEach(name -> changes.addObject().put("name", name).put("image", "new"));
            before.stream()
                    .filter(name -> !after.contains(name))
                    .forEach(name -> changes.addObject().put("$patch", "delete").put("name", name));
            ObjectNode patched =
                    StrategicMergePatch.parse(patch.toString().getBytes(UTF_8)).apply(containers(before, "old"), POD);
            assertEquals(containers(after, "new"), patched);
            assertEquals(
                    patched,
                    StrategicMergePatch.parse(patch.toString().getBytes(UTF_8)).apply(patched, POD));
        }
    }

    @Test
    void random_patches_apply_or_are_refused_with_a_status() {
        Random random = new Random(12);
        List<String> names = List.of(
                "metadata",
                "spec",
                "containers",
                "name",
                "env",
                "ports",
                "finalizers",
                "volumes",
                "labels",
                "$patch",
                "$retainKeys",
                "$setElementOrder/containers",
                "$deleteFromPrimitiveList/finalizers",
                "$setElementOrder/finalizers",
                "$setElementOrder",
                "nonsense");
        ObjectNode document = yaml("""
                metadata: {name: a, finalizers: [a, b], labels: {a: b}}
                spec:
                  containers: [{name: web, env: [{name: A}], ports: [{containerPort: 80}]}, {name: side}]
                  volumes: [{name: v}]
                """);
        for (int i = 0; i < 20_000; i++) {
            ObjectNode patch = randomPatch(random, names, 4);
            try {
                assertNotNull(StrategicMergePatch.parse(patch.toString().getBytes(UTF_8))
                        .apply(document, POD));
            } catch (StatusException refused) {
                assertTrue(refused.status().code() >= 400);
            }
        }
    }

    private static ObjectNode randomPatch(Random random, List<String> names, int depth) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        for (int n = random.nextInt(4); n >= 0; n--) {
            patch.set(names.get(random.nextInt(names.size())), randomValue(random, names, depth - 1));
        }
        return patch;
    }

    private static JsonNode randomValue(Random random, List<String> names, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 3)) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 ->
                JsonNodeFactory.instance.stringNode(
                        List.of("a", "web", "delete", "replace", "merge").get(random.nextInt(5)));
            case 2 -> JsonNodeFactory.instance.numberNode(80);
            case 3, 4 -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                for (int n = random.nextInt(3); n >= 0; n--) {
                    list.add(randomValue(random, names, depth - 1));
                }
                yield list;
            }
            default -> randomPatch(random, names, depth);
        };
    }

    @Test
    void long_lists_merge_in_reasonable_time() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            names.add("c" + i);
        }
        ObjectNode document = containers(names, "old");
        Collections.reverse(names);
        ObjectNode patch = containers(names, "new");
        assertEquals(
                patch,
                StrategicMergePatch.parse(patch.toString().getBytes(UTF_8)).apply(document, POD));
    }

    private static List<String> names(Random random) {
        List<String> names = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
        Collections.shuffle(names, random);
        return names.subList(0, 1 + random.nextInt(5));
    }

    private static ObjectNode containers(List<String> names, String image) {
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        ArrayNode containers = pod.putObject("spec").putArray("containers");
        names.forEach(name -> containers.addObject().put("name", name).put("image", image));
        return pod;
    }

    private static ObjectNode spec(String yaml) {
        return yaml("spec: " + yaml);
    }

    private static ObjectNode yaml(String yaml) {
        return (ObjectNode) YamlDecoder.decode(yaml.getBytes(UTF_8));
    }
}
