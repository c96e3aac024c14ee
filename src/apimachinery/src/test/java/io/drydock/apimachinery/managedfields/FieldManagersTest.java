package io.drydock.apimachinery.managedfields;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.yaml.YamlDecoder;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FieldManagersTest {
    private final Scheme scheme =
            Scheme.builder(TypeCatalog.load(Release.V1_36)).build();
    private final FieldManagers managers =
            new FieldManagers(scheme, InstantSource.fixed(Instant.parse("2020-01-02T03:04:05Z")));

    @Test
    void a_kind_without_a_type_has_none() {
        assertTrue(managers.of(new GroupVersionKind("", "v9", "Nonsense")).isEmpty());
    }

    @Test
    void managers_of_different_versions_of_one_kind_see_the_same_object() {
        GroupVersionKind stable = new GroupVersionKind("autoscaling", "v2", "HorizontalPodAutoscaler");
        GroupVersionKind legacy = new GroupVersionKind("autoscaling", "v1", "HorizontalPodAutoscaler");
        FieldManager inStable = managers.of(stable).orElseThrow();
        FieldManager inLegacy = managers.of(legacy).orElseThrow();
        KubeObject live =
                inLegacy.apply(inLegacy.empty(), tree(legacy, "{minReplicas: 1, maxReplicas: 3}"), "one", false, "");
        live.setUid("1");
        KubeObject seen = scheme.convert(live, stable.groupVersion());
        assertEquals(
                "Apply failed with 1 conflict: conflict with \"one\": .spec.maxReplicas",
                assertThrows(
                                StatusException.class,
                                () -> inStable.apply(seen, tree(stable, "{maxReplicas: 5}"), "two", false, ""))
                        .status()
                        .message());
        KubeObject forced = inStable.apply(seen, tree(stable, "{maxReplicas: 5}"), "two", true, "");
        assertEquals(5, forced.at("spec", "maxReplicas").asInt());
        assertEquals(2, forced.at("metadata", "managedFields").size());
        KubeObject released =
                inStable.apply(forced, tree(stable, "{maxReplicas: 5, minReplicas: 1}"), "one", false, "");
        assertEquals(1, released.at("spec", "minReplicas").asInt());
    }

    @Test
    void paths_in_a_version_that_is_gone_are_forgotten() {
        GroupVersionKind kind = new GroupVersionKind("", "v1", "ConfigMap");
        FieldManager manager = managers.of(kind).orElseThrow();
        KubeObject live = KubeObject.of((ObjectNode) YamlDecoder.decode("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: a
                  uid: '1'
                  managedFields:
                  - {manager: old, operation: Update, apiVersion: v0/a/b, fieldsType: FieldsV1, fieldsV1: {f:data: {f:a: {}}}}
                  - {manager: gone, operation: Update, apiVersion: v0, fieldsType: FieldsV1, fieldsV1: {f:data: {f:a: {}}}}
                  - {manager: new, operation: Update, apiVersion: v1, fieldsType: FieldsV1, fieldsV1: {f:data: {f:a: {}}}}
                data: {a: x}
                """.getBytes(UTF_8)));
        KubeObject changed = live.deepCopy();
        ((ObjectNode) changed.at("data")).put("b", "y");
        manager.update(live, changed, "new", "");
        assertEquals(1, changed.at("metadata", "managedFields").size());
    }

    private static ObjectNode tree(GroupVersionKind kind, String spec) {
        return (ObjectNode) YamlDecoder.decode(("{apiVersion: " + kind.apiVersion() + ", kind: " + kind.kind()
                        + ", metadata: {name: a}, spec: " + spec + "}")
                .getBytes(UTF_8));
    }
}
