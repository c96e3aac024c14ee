package io.drydock.apimachinery.managedfields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What managers get who say what they want to own. */
class ServerSideApplyTest extends FieldManagerFixture {
    // tag::conflict[]
    @Test
    void managers_apply_side_by_side_conflict_and_give_up_what_they_no_longer_ask_for() {
        KubeObject live = stored(apply(CONFIG_MAPS, CONFIG_MAPS.empty(), "{a: '1', b: '1'}", "one", false));
        assertEquals("{\"f:data\":{\"f:a\":{},\"f:b\":{}}}", text(owned(live).get("one")));

        KubeObject before = live;
        Status conflict = assertThrows(
                        StatusException.class, () -> apply(CONFIG_MAPS, before, "{a: '2', c: '2'}", "two", false))
                .status();
        assertEquals(409, conflict.code());
        assertEquals("Apply failed with 1 conflict: conflict with \"one\": .data.a", conflict.message());
        assertEquals(
                "{\"causes\":[{\"reason\":\"FieldManagerConflict\",\"message\":\"conflict with"
                        + " \\\"one\\\"\",\"field\":\".data.a\"}]}",
                text(conflict.toTree().get("details")));

        live = stored(apply(CONFIG_MAPS, live, "{a: '2', c: '2'}", "two", true));
        assertEquals("{\"a\":\"2\",\"b\":\"1\",\"c\":\"2\"}", text(live.at("data")));
        assertEquals("{\"f:data\":{\"f:b\":{}}}", text(owned(live).get("one")));
        assertEquals("{\"f:data\":{\"f:a\":{},\"f:c\":{}}}", text(owned(live).get("two")));

        live = stored(apply(CONFIG_MAPS, live, "{}", "one", false));
        assertEquals("{\"a\":\"2\",\"c\":\"2\"}", text(live.at("data")));
        assertEquals(1, owned(live).size());

        KubeObject edited = live.deepCopy();
        ((ObjectNode) edited.at("data")).put("c", "edited");
        CONFIG_MAPS.update(live, edited, "kubectl-edit", "");
        KubeObject last = edited;
        assertEquals(
                "Apply failed with 1 conflict: conflict with \"kubectl-edit\" using v1: .data.c",
                assertThrows(StatusException.class, () -> apply(CONFIG_MAPS, last, "{a: '2', c: '2'}", "two", false))
                        .status()
                        .message());
    }
    // end::conflict[]

    @Test
    void several_conflicts_are_listed_by_manager() {
        KubeObject live = stored(apply(CONFIG_MAPS, CONFIG_MAPS.empty(), "{a: '1', b: '1'}", "one", false));
        assertEquals(
                "Apply failed with 2 conflicts: conflicts with \"one\":\n- .data.a\n- .data.b",
                assertThrows(StatusException.class, () -> apply(CONFIG_MAPS, live, "{a: '2', b: '2'}", "two", false))
                        .status()
                        .message());
    }

    @Test
    void containers_of_several_managers_are_merged_and_pruned_by_name() {
        KubeObject live = stored(DEPLOYMENTS.apply(DEPLOYMENTS.empty(), tree("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: d}
                        spec:
                          replicas: 2
                          selector: {matchLabels: {app: d}}
                          template: {spec: {containers: [{name: web, image: x, ports: [{containerPort: 80}]}]}}
                        """), "one", false, ""));
        assertEquals(
                "{\"f:spec\":{\"f:replicas\":{},\"f:selector\":{},\"f:template\":{\"f:spec\":{\"f:containers\":"
                        + "{\"k:{\\\"name\\\":\\\"web\\\"}\":{\".\":{},\"f:image\":{},\"f:name\":{},\"f:ports\":"
                        + "{\"k:{\\\"containerPort\\\":80,\\\"protocol\\\":\\\"TCP\\\"}\":{\".\":{},\"f:containerPort\":{}}}}}}}}}",
                text(owned(live).get("one")));
        String side =
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {template: {spec: {containers: [{name: side}]}}}}";
        live = stored(DEPLOYMENTS.apply(live, tree(side), "two", false, ""));
        assertEquals(
                "web",
                live.at("spec", "template", "spec", "containers")
                        .get(0)
                        .get("name")
                        .asString());
        assertEquals(
                "side",
                live.at("spec", "template", "spec", "containers")
                        .get(1)
                        .get("name")
                        .asString());
        live = DEPLOYMENTS.apply(
                live, tree("{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}}"), "two", false, "");
        assertEquals(1, live.at("spec", "template", "spec", "containers").size());
        assertEquals(1, owned(live).size());
    }

    @Test
    void a_configuration_of_the_wrong_shape_is_refused() {
        assertEquals("metadata.managedFields must be nil", refused("{metadata: {managedFields: []}}", 400));
        assertEquals(
                "failed to create typed patch object: .dota: field not declared in schema", refused("{dota: {}}", 500));
        assertEquals(
                "failed to create typed patch object: no corresponding type for /v1, Kind=",
                refused("{kind: ''}", 500));
        assertEquals(
                "failed to create typed patch object: .data.a: expected string, got &value.valueUnstructured{Value:1}",
                refused("{data: {a: 1}}", 500));
        assertEquals(
                "Incorrect version specified in apply patch. Specified patch version: v2, expected: v1",
                refused("{apiVersion: v2}", 400));
    }

    private static String refused(String yaml, int code) {
        ObjectNode configuration = tree(yaml);
        if (!configuration.has("apiVersion")) {
            configuration.put("apiVersion", "v1");
        }
        if (!configuration.has("kind")) {
            configuration.put("kind", "ConfigMap");
        }
        Status status = assertThrows(
                        StatusException.class,
                        () -> CONFIG_MAPS.apply(CONFIG_MAPS.empty(), configuration, "one", false, ""))
                .status();
        assertEquals(code, status.code());
        return status.message();
    }

    @Test
    void kubectl_may_take_what_it_applied_from_the_client() {
        KubeObject created = configMap("{a: '1', b: '1'}");
        created.setAnnotation(
                "kubectl.kubernetes.io/last-applied-configuration",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"s\"},\"data\":{\"a\":\"1\",\"b\":\"1\"}}");
        CONFIG_MAPS.create(created, "kubectl-client-side-apply");
        KubeObject applied = apply(CONFIG_MAPS, stored(created), "{a: '2'}", "kubectl", false);
        assertEquals("2", applied.at("data", "a").asString());
        assertTrue(applied.annotations()
                .get("kubectl.kubernetes.io/last-applied-configuration")
                .contains("\"a\":\"2\""));
    }

    @Test
    void a_claim_to_the_objects_name_does_not_prune_it() {
        KubeObject live = stored(configMap("{a: '1'}"));
        live.metadata()
                .putArray("managedFields")
                .addObject()
                .put("manager", "one")
                .put("operation", "Apply")
                .put("apiVersion", "v1")
                .put("fieldsType", "FieldsV1")
                .set(
                        "fieldsV1",
                        JsonDecoder.decode(
                                "{\"f:apiVersion\":{},\"f:kind\":{},\"f:metadata\":{\".\":{},\"f:uid\":{}},\"f:data\":{\".\":{}}}"));
        KubeObject applied = CONFIG_MAPS.apply(
                live, tree("{apiVersion: v1, kind: ConfigMap, metadata: {name: s}}"), "one", false, "");
        assertEquals("1", applied.uid());
        assertEquals("ConfigMap", applied.kind());
    }

    @Test
    void random_configurations_apply_or_are_refused_with_a_status() {
        Random random = new Random(13);
        KubeObject live = stored(object("""
                {apiVersion: apps/v1, kind: Deployment, metadata: {name: d, finalizers: [a]},
                 spec: {template: {spec: {containers: [{name: web, ports: [{containerPort: 80}]}]}}}}""", "apps/v1", "Deployment"));
        String[] words = {"spec", "template", "metadata", "containers", "name", "ports", "finalizers", "labels", "x"};
        for (int i = 0; i < 10_000; i++) {
            ObjectNode configuration = random(random, words, 5);
            configuration.put("apiVersion", "apps/v1").put("kind", "Deployment");
            try {
                live = stored(DEPLOYMENTS.apply(live, configuration, "m" + random.nextInt(3), true, ""));
            } catch (StatusException refused) {
                assertTrue(refused.status().code() >= 400);
            }
        }
    }

    private static ObjectNode random(Random random, String[] words, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int n = random.nextInt(3); n >= 0; n--) {
            String name = words[random.nextInt(words.length)];
            switch (random.nextInt(depth > 0 ? 6 : 2)) {
                case 0 -> object.put(name, words[random.nextInt(words.length)]);
                case 1 -> object.putNull(name);
                case 2 -> object.putArray(name).add("a").add("b");
                case 3 -> object.putArray(name).add(random(random, words, depth - 1));
                default -> object.set(name, random(random, words, depth - 1));
            }
        }
        return object;
    }
}
