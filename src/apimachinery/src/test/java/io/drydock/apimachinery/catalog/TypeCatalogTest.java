package io.drydock.apimachinery.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypeCatalogTest {
    private final TypeCatalog old = TypeCatalog.load(Release.V1_20);
    private final TypeCatalog current = TypeCatalog.load(Release.V1_36);

    @Test
    void each_release_has_all_its_resources_and_kinds() {
        assertEquals(93, old.resources().size());
        assertEquals(95, current.resources().size());
        assertEquals(283, old.kinds().size());
        assertEquals(311, current.kinds().size());
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void every_resource_has_a_type_with_fields_that_resolve(Release release) {
        TypeCatalog catalog = TypeCatalog.load(release);
        for (ResourceFact resource : catalog.resources()) {
            StructType type = catalog.kind(resource.kind()).orElseThrow();
            assertTrue(type.field("apiVersion").isPresent(), type::name);
        }
        for (GroupVersionKind kind : catalog.kinds()) {
            catalog.kind(kind)
                    .orElseThrow()
                    .fields()
                    .forEach(field -> assertFalse(field.name().isEmpty()));
        }
    }

    @Test
    void a_container_knows_how_its_ports_are_merged() {
        Field ports = old.type("io.k8s.api.core.v1.Container")
                .orElseThrow()
                .field("ports")
                .orElseThrow();
        ListType type = (ListType) ports.type();
        assertEquals(ListType.Kind.MAP, type.kind());
        assertEquals(List.of("containerPort", "protocol"), type.mapKeys());
        assertEquals(List.of("merge"), ports.patchStrategies());
        assertEquals("containerPort", ports.mergeKey());
        assertSame(old.type("io.k8s.api.core.v1.ContainerPort").orElseThrow(), type.item());
    }

    @Test
    void fields_come_in_the_order_and_with_the_names_of_go() {
        StructType volume = old.type("io.k8s.api.core.v1.Volume").orElseThrow();
        assertEquals("v1.Volume", volume.goName());
        assertEquals("name", volume.fields().iterator().next().name());
        assertEquals("VolumeSource/Secret", volume.field("secret").orElseThrow().goPath());
    }

    @Test
    void creation_timestamps_are_left_out_when_zero_since_a_later_release() {
        assertFalse(presence(old, "creationTimestamp").omitZero());
        assertTrue(presence(current, "creationTimestamp").omitZero());
    }

    @Test
    void a_schema_may_contain_itself() {
        StructType schema = current.type("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps")
                .orElseThrow();
        assertEquals(
                new MapType(schema), schema.field("properties").orElseThrow().type());
    }

    @Test
    void what_is_one_value_to_its_owners_is_known() {
        StructType reference =
                current.type("io.k8s.api.core.v1.ObjectReference").orElseThrow();
        assertTrue(reference.atomic());
        StructType volume =
                current.type("io.k8s.api.core.v1.PersistentVolumeSpec").orElseThrow();
        StructType claim = (StructType) volume.field("claimRef").orElseThrow().type();
        assertFalse(claim.atomic());
        assertEquals(reference.field("uid"), claim.field("uid"));
        assertEquals(
                new MapType(ScalarType.STRING, true),
                current.type("io.k8s.api.core.v1.PodSpec")
                        .orElseThrow()
                        .field("nodeSelector")
                        .orElseThrow()
                        .type());
    }

    @Test
    void hashes_of_storage_versions_are_those_of_the_real_server() {
        assertEquals("xPOwRZ+Yhw8=", resource(old, "", "v1", "pods").storageVersionHash());
        assertEquals(
                "r2yiGXH7wu8=", resource(old, "events.k8s.io", "v1", "events").storageVersionHash());
        assertEquals(
                "/sY7hl8ol1U=",
                resource(old, "coordination.k8s.io", "v1", "leases").storageVersionHash());
        assertEquals(
                "", resource(old, "authentication.k8s.io", "v1", "tokenreviews").storageVersionHash());
    }

    @Test
    void subresources_have_kinds_of_their_own() {
        ResourceFact deployments = resource(current, "apps", "v1", "deployments");
        SubresourceFact scale = deployments.subresource("scale").orElseThrow();
        assertEquals(new GroupVersionKind("autoscaling", "v1", "Scale"), scale.kind());
        assertEquals(List.of("get", "patch", "update"), scale.verbs());
        assertEquals(
                new GroupVersionKind("policy", "v1beta1", "Eviction"),
                resource(old, "", "v1", "pods")
                        .subresource("eviction")
                        .orElseThrow()
                        .kind());
    }

    @Test
    void singular_names_are_said_since_a_later_release() {
        assertEquals("", resource(old, "", "v1", "pods").singularName());
        assertEquals("pod", resource(current, "", "v1", "pods").singularName());
    }

    @Test
    void groups_come_in_the_order_of_discovery() {
        List<String> groups = old.groupVersions().stream()
                .filter(GroupVersionFact::enabledByDefault)
                .map(fact -> fact.groupVersion().group())
                .distinct()
                .toList();
        assertEquals(
                List.of(
                        "apiregistration.k8s.io",
                        "",
                        "apps",
                        "events.k8s.io",
                        "authentication.k8s.io",
                        "authorization.k8s.io",
                        "autoscaling",
                        "batch",
                        "certificates.k8s.io",
                        "networking.k8s.io",
                        "extensions",
                        "policy",
                        "rbac.authorization.k8s.io",
                        "storage.k8s.io",
                        "admissionregistration.k8s.io",
                        "apiextensions.k8s.io",
                        "scheduling.k8s.io",
                        "coordination.k8s.io",
                        "node.k8s.io",
                        "discovery.k8s.io",
                        "flowcontrol.apiserver.k8s.io"),
                groups);
    }

    @Test
    void the_newest_release_serves_no_beta_by_default() {
        List<GroupVersion> enabled = current.groupVersions().stream()
                .filter(GroupVersionFact::enabledByDefault)
                .map(GroupVersionFact::groupVersion)
                .toList();
        assertTrue(enabled.stream().noneMatch(version -> version.version().contains("beta")));
        assertEquals(
                Optional.of(new GroupVersion("autoscaling", "v2")),
                enabled.stream().filter(v -> v.group().equals("autoscaling")).findFirst());
    }

    private static Field.Presence presence(TypeCatalog catalog, String field) {
        return catalog.type("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta")
                .orElseThrow()
                .field(field)
                .orElseThrow()
                .presence();
    }

    private static ResourceFact resource(TypeCatalog catalog, String group, String version, String name) {
        return catalog.resource(new GroupVersion(group, version).withResource(name))
                .orElseThrow();
    }
}
