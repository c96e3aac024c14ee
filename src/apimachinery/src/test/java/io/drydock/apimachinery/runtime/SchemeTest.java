package io.drydock.apimachinery.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class SchemeTest {
    private static final TypeCatalog OLD = TypeCatalog.load(Release.V1_20);
    private static final TypeCatalog CURRENT = TypeCatalog.load(Release.V1_36);
    private static final GroupVersionKind LEASE = new GroupVersionKind("coordination.k8s.io", "v1", "Lease");
    private static final GroupVersionKind OLD_LEASE = new GroupVersionKind("coordination.k8s.io", "v1beta1", "Lease");

    @Test
    void versions_of_the_same_structure_differ_in_their_api_version_only() {
        Scheme scheme = Scheme.builder(OLD).build();
        KubeObject lease =
                object("{'kind':'Lease','apiVersion':'coordination.k8s.io/v1','spec':{'holderIdentity':'a'}}");
        KubeObject converted = scheme.convert(lease, OLD_LEASE.groupVersion());
        assertNotSame(lease, converted);
        assertEquals(OLD_LEASE, converted.groupVersionKind());
        assertEquals("a", converted.at("spec", "holderIdentity").asString());
        assertSame(lease, scheme.convert(lease, LEASE.groupVersion()));
    }

    @Test
    void versions_without_a_conversion_between_them_are_converted_by_way_of_a_third() {
        GroupVersionKind one = new GroupVersionKind("autoscaling", "v2beta1", "HorizontalPodAutoscaler");
        GroupVersionKind hub = new GroupVersionKind("autoscaling", "v1", "HorizontalPodAutoscaler");
        GroupVersionKind other = new GroupVersionKind("autoscaling", "v2beta2", "HorizontalPodAutoscaler");
        Scheme scheme = Scheme.builder(OLD)
                .conversion(one, hub, autoscaler -> autoscaler.setName(autoscaler.name() + "-hub"))
                .conversion(hub, other, autoscaler -> autoscaler.setName(autoscaler.name() + "-other"))
                .build();
        KubeObject converted = scheme.convert(
                object("{'kind':'HorizontalPodAutoscaler','apiVersion':'autoscaling/v2beta1','metadata':{'name':'a'}}"),
                other.groupVersion());
        assertEquals("a-hub-other", converted.name());
        assertEquals(other, converted.groupVersionKind());
    }

    @Test
    void defaults_are_those_of_the_objects_own_version() {
        Scheme scheme = Scheme.builder(OLD)
                .defaults(LEASE, lease -> lease.setAnnotation("defaulted", "yes"))
                .build();
        KubeObject lease = KubeObject.ofKind(LEASE);
        KubeObject old = KubeObject.ofKind(OLD_LEASE);
        scheme.setDefaults(lease);
        scheme.setDefaults(old);
        assertEquals("yes", lease.annotations().get("defaulted"));
        assertTrue(old.annotations().isEmpty());
    }

    @Test
    void a_second_registration_is_refused() {
        Scheme.Builder builder = Scheme.builder(OLD).defaults(LEASE, lease -> {});
        assertThrows(IllegalArgumentException.class, () -> builder.defaults(LEASE, lease -> {}));
    }

    @Test
    void kinds_may_join_and_leave_while_the_server_runs() {
        Scheme scheme = Scheme.builder(CURRENT).build();
        GroupVersionKind widget = new GroupVersionKind("shop.example.com", "v1", "Widget");
        assertFalse(scheme.recognizes(widget));
        scheme.addType(widget, StructType.of("v1.Widget", List.of(Field.optional("size", ScalarType.INT64))));
        assertTrue(scheme.recognizes(widget));
        scheme.removeType(widget);
        assertFalse(scheme.recognizes(widget));
    }

    @Test
    void what_is_empty_in_a_template_is_written_by_older_releases_only() {
        String deployment = "{'kind':'Deployment','apiVersion':'apps/v1','spec':{}}";
        assertEquals(
                "{\"kind\":\"Deployment\",\"apiVersion\":\"apps/v1\",\"metadata\":{\"creationTimestamp\":null},\"spec\":"
                        + "{\"selector\":null,\"template\":{\"metadata\":{\"creationTimestamp\":null},\"spec\":"
                        + "{\"containers\":null}},\"strategy\":{}},\"status\":{}}",
                Scheme.builder(OLD).build().canonical(object(deployment)).toString());
        assertEquals(
                "{\"kind\":\"Deployment\",\"apiVersion\":\"apps/v1\",\"metadata\":{},\"spec\":"
                        + "{\"selector\":null,\"template\":{\"metadata\":{},\"spec\":{\"containers\":null}},"
                        + "\"strategy\":{}},\"status\":{}}",
                Scheme.builder(CURRENT).build().canonical(object(deployment)).toString());
    }

    @Test
    void storage_does_not_keep_empty_lists_of_built_in_kinds_but_of_definitions() {
        Scheme scheme = Scheme.builder(OLD).build();
        GroupVersion rbac = new GroupVersion("rbac.authorization.k8s.io", "v1");
        KubeObject role = object("{'rules':[]}");
        role.setKind(rbac.withKind("Role"));
        assertTrue(scheme.stored(role).at("rules").isNull());
        assertTrue(scheme.canonical(role).at("rules").isArray());

        KubeObject definition = object("{'status':{'storedVersions':[]}}");
        definition.setKind(new GroupVersionKind("apiextensions.k8s.io", "v1", "CustomResourceDefinition"));
        assertTrue(scheme.stored(definition).at("status", "storedVersions").isArray());
        assertTrue(scheme.stored(definition).at("status", "conditions").isNull());
    }

    @Test
    void an_object_of_unknown_kind_stays_as_it_is() {
        KubeObject widget = object("{'kind':'Widget','apiVersion':'shop.example.com/v1','anything':[]}");
        assertSame(widget, Scheme.builder(CURRENT).build().canonical(widget));
    }

    @Test
    void a_scheme_is_named_by_where_go_makes_it() {
        assertEquals(
                "pkg/api/legacyscheme/scheme.go:30",
                Scheme.builder(CURRENT).build().name());
        assertEquals(
                "x/scheme.go:1",
                Scheme.builder(CURRENT).name("x/scheme.go:1").build().name());
    }

    private static KubeObject object(String json) {
        return KubeObject.of((ObjectNode) JsonDecoder.decode(json.replace('\'', '"')));
    }
}
