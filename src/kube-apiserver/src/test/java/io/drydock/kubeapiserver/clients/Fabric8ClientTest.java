package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** fabric8's client against both releases: what operators written in Java do all day. */
class Fabric8ClientTest extends Fabric8Fixture {
    @Test
    void it_finds_the_release_and_what_is_served() {
        String minor = release.substring(release.indexOf('.') + 1);
        assertEquals(minor, client.getKubernetesVersion().getMinor());
        assertTrue(client.supports(Deployment.class));
        assertTrue(client.hasApiGroup("rbac.authorization.k8s.io", true));
        assertFalse(client.hasApiGroup("example.com", false));
    }

    @Test
    void config_maps_are_created_read_edited_patched_and_deleted() {
        var maps = client.configMaps().inNamespace(NAMESPACE);
        ConfigMap made = maps.resource(configMap("crud", "a", "1")).create();
        assertNotNull(made.getMetadata().getUid());
        assertEquals(Map.of("a", "1"), maps.withName("crud").require().getData(), "read is what was written");

        ConfigMap edited = maps.withName("crud")
                .edit(map -> new ConfigMapBuilder(map).addToData("b", "2").build());
        assertEquals(Map.of("a", "1", "b", "2"), edited.getData());
        assertNotEquals(
                made.getMetadata().getResourceVersion(), edited.getMetadata().getResourceVersion());

        ConfigMap merged = maps.withName("crud")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"a\":null,\"c\":\"3\"}}");
        assertEquals(Map.of("b", "2", "c", "3"), merged.getData());

        ConfigMap strategic = maps.withName("crud")
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        "{\"metadata\":{\"labels\":{\"by\":\"strategic\"}}}");
        assertEquals(Map.of("by", "strategic"), strategic.getMetadata().getLabels());

        assertEquals(1, maps.withName("crud").delete().size());
        assertNull(maps.withName("crud").get());
    }

    @Test
    void writing_what_exists_or_what_is_stale_is_a_conflict() {
        var maps = client.configMaps().inNamespace(NAMESPACE);
        ConfigMap first = maps.resource(configMap("conflict", "a", "1")).create();
        KubernetesClientException exists = assertThrows(
                KubernetesClientException.class,
                () -> maps.resource(configMap("conflict", "a", "1")).create());
        assertEquals("AlreadyExists", exists.getStatus().getReason());

        maps.withName("conflict")
                .edit(map -> new ConfigMapBuilder(map).addToData("a", "2").build());
        first.getData().put("a", "3");
        KubernetesClientException stale = assertThrows(
                KubernetesClientException.class,
                () -> maps.resource(first)
                        .lockResourceVersion(first.getMetadata().getResourceVersion())
                        .update());
        assertEquals("Conflict", stale.getStatus().getReason());
    }

    @Test
    void applied_configurations_have_owners_who_must_be_forced() {
        var maps = client.configMaps().inNamespace(NAMESPACE);
        PatchContext one = new PatchContext.Builder().withFieldManager("one").build();
        PatchContext two = new PatchContext.Builder().withFieldManager("two").build();
        PatchContext forcedTwo = new PatchContext.Builder()
                .withFieldManager("two")
                .withForce(true)
                .build();
        maps.resource(configMap("applied", "a", "1")).patch(apply(one));
        KubernetesClientException conflict = assertThrows(
                KubernetesClientException.class,
                () -> maps.resource(configMap("applied", "a", "2")).patch(apply(two)));
        assertEquals(409, conflict.getCode());
        assertTrue(conflict.getMessage().contains("conflict with \"one\""), conflict::getMessage);

        ConfigMap forced = maps.resource(configMap("applied", "a", "2")).patch(apply(forcedTwo));
        assertEquals(Map.of("a", "2"), forced.getData());
        assertTrue(forced.getMetadata().getManagedFields().stream()
                .anyMatch(entry -> "two".equals(entry.getManager()) && "Apply".equals(entry.getOperation())));
    }

    private static PatchContext apply(PatchContext context) {
        context.setPatchType(PatchType.SERVER_SIDE_APPLY);
        return context;
    }

    @Test
    void lists_are_selected_by_labels_and_fields_and_come_in_pages() {
        var maps = client.configMaps().inNamespace(NAMESPACE);
        for (int number = 0; number < 25; number++) {
            maps.resource(new ConfigMapBuilder(configMap("page-" + number, "n", "" + number))
                            .editMetadata()
                            .addToLabels("paged", "yes")
                            .addToLabels("odd", "" + (number % 2 == 1))
                            .endMetadata()
                            .build())
                    .create();
        }
        assertEquals(25, maps.withLabel("paged").list().getItems().size());
        assertEquals(
                12,
                maps.withLabel("paged")
                        .withLabelIn("odd", "true", "maybe")
                        .list()
                        .getItems()
                        .size());
        assertEquals(
                1,
                maps.withLabel("paged")
                        .withField("metadata.name", "page-7")
                        .list()
                        .getItems()
                        .size());

        List<String> names = new ArrayList<>();
        String next = null;
        int pages = 0;
        do {
            ConfigMapList page = maps.withLabel("paged")
                    .list(new ListOptionsBuilder()
                            .withLimit(10L)
                            .withContinue(next)
                            .build());
            page.getItems().forEach(map -> names.add(map.getMetadata().getName()));
            next = page.getMetadata().getContinue();
            pages++;
        } while (next != null && !next.isEmpty());
        assertEquals(3, pages);
        assertEquals(25, names.stream().distinct().count());
        assertEquals(names.stream().sorted().toList(), names);

        maps.withLabel("paged").delete();
        assertTrue(maps.withLabel("paged").list().getItems().isEmpty());
    }

    static ConfigMap configMap(String name, String key, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addToData(key, value)
                .build();
    }
}
