package io.drydock.apiserver.registry;

import static io.drydock.apiserver.registry.StoreFixture.DEFAULT;
import static io.drydock.apiserver.registry.StoreFixture.assertFails;
import static io.drydock.apiserver.registry.StoreFixture.assertSameJson;
import static io.drydock.apiserver.registry.StoreFixture.configMap;
import static io.drydock.apiserver.registry.StoreFixture.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreCreateTest {
    private final StoreFixture fixture = new StoreFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void the_server_sets_uid_creation_time_namespace_and_resource_version() {
        KubeObject created = fixture.create("'name':'a','uid':'mine','creationTimestamp':'1999-01-01T00:00:00Z',"
                + "'deletionTimestamp':'1999-01-01T00:00:00Z','deletionGracePeriodSeconds':5,'selfLink':'/x'");
        assertEquals("default", created.namespace());
        assertEquals("2026-02-03T04:05:06Z", created.creationTimestamp());
        assertNotEquals("mine", created.uid());
        assertEquals(36, created.uid().length());
        assertTrue(created.deletionTimestamp().isEmpty());
        assertTrue(created.deletionGracePeriodSeconds().isEmpty());
        assertFalse(created.metadata().has("selfLink"));
        assertEquals(Long.toString(fixture.storage.currentRevision()), created.resourceVersion());
        assertSameJson(created, fixture.get("a"));
    }

    @Test
    void what_is_stored_begins_with_kind_and_metadata_and_has_no_resource_version() {
        fixture.create("'name':'a'", "'k':'v'");
        String stored = new String(
                fixture.storage
                        .get("/registry/configmaps/default/a", 0)
                        .orElseThrow()
                        .value(),
                UTF_8);
        assertTrue(stored.startsWith("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":"), stored);
        assertTrue(stored.endsWith("\"data\":{\"k\":\"v\"}}"), stored);
        assertFalse(stored.contains("resourceVersion"), stored);
    }

    @Test
    void a_name_is_generated_from_its_base() {
        KubeObject created = fixture.create("'generateName':'gen-'");
        assertTrue(created.name().matches("gen-[bcdfghjklmnpqrstvwxz2456789]{5}"), created.name());
        KubeObject cut = fixture.create("'generateName':'" + "x".repeat(80) + "'");
        assertEquals(63, cut.name().length());
    }

    @Test
    void a_name_that_is_taken_conflicts() {
        fixture.create("'name':'a'");
        assertFails(409, "AlreadyExists", "configmaps \"a\" already exists", () -> fixture.create("'name':'a'"));
        assertFails(
                409,
                "AlreadyExists",
                "configmaps \"a\" already exists",
                () -> fixture.store.create(DEFAULT, "", configMap("'name':'a'", ""), options("{'dryRun':['All']}")));
    }

    @Test
    void a_name_that_is_on_its_way_out_says_so() {
        fixture.create("'name':'a','finalizers':['example.com/hold']");
        fixture.delete("a", "{}");
        assertFails(
                409,
                "AlreadyExists",
                "object is being deleted: configmaps \"a\" already exists",
                () -> fixture.create("'name':'a'"));
    }

    @Test
    void metadata_is_validated() {
        assertFails(
                422,
                "Invalid",
                "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required",
                () -> fixture.create(""));
        assertFails(
                422,
                "Invalid",
                "ConfigMap \"a\" is invalid: metadata.finalizers[0]: Invalid value: \"nodomain\": name is neither a"
                        + " standard finalizer name nor is it fully qualified",
                () -> fixture.create("'name':'a','finalizers':['nodomain']"));
        assertFails(
                400,
                "BadRequest",
                "the namespace of the provided object does not match the namespace sent on the request",
                () -> fixture.create("'name':'a','namespace':'other'"));
        assertFails(
                500,
                "",
                "resourceVersion should not be set on objects to be created",
                () -> fixture.create("'name':'a','resourceVersion':'7'"));
    }

    @Test
    void dry_run_does_everything_but_store() {
        KubeObject created =
                fixture.store.create(DEFAULT, "", configMap("'name':'dry'", ""), options("{'dryRun':['All']}"));
        assertFalse(created.uid().isEmpty());
        assertEquals("", created.resourceVersion());
        assertFalse(fixture.exists("dry"));
    }

    // tag::admission[]
    @Test
    void admission_may_change_the_object_before_and_see_it_after_the_strategy() {
        List<String> seen = new ArrayList<>();
        WriteOptions options = new WriteOptions(false, StoreFixture.tree("{}"), new WriteOptions.Admission() {
            @Override
            public void admit(Optional<KubeObject> object, Optional<KubeObject> old) {
                KubeObject admitted = object.orElseThrow();
                seen.add("admit uid=" + admitted.uid());
                admitted.setAnnotation("admitted", "yes");
            }

            @Override
            public void validate(Optional<KubeObject> object, Optional<KubeObject> old) {
                seen.add("validate uid set=" + !object.orElseThrow().uid().isEmpty());
            }
        });
        fixture.store.create(DEFAULT, "", configMap("'name':'a'", ""), options);
        assertEquals(List.of("admit uid=", "validate uid set=true"), seen);
        assertEquals("yes", fixture.get("a").annotations().get("admitted"));
    }
    // end::admission[]
}
