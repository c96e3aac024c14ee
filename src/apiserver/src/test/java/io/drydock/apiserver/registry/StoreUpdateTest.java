package io.drydock.apiserver.registry;

import static io.drydock.apiserver.registry.StoreFixture.DEFAULT;
import static io.drydock.apiserver.registry.StoreFixture.assertFails;
import static io.drydock.apiserver.registry.StoreFixture.assertSameJson;
import static io.drydock.apiserver.registry.StoreFixture.changing;
import static io.drydock.apiserver.registry.StoreFixture.configMap;
import static io.drydock.apiserver.registry.StoreFixture.none;
import static io.drydock.apiserver.registry.StoreFixture.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreUpdateTest {
    private final StoreFixture fixture = new StoreFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void an_update_keeps_what_only_the_server_may_set() {
        KubeObject created = fixture.create("'name':'a'", "'k':'v'");
        KubeObject updated = fixture.put(
                "a", configMap("'name':'a','generation':99,'creationTimestamp':'1999-01-01T00:00:00Z'", "'k':'v2'"));
        assertEquals(created.uid(), updated.uid());
        assertEquals(created.creationTimestamp(), updated.creationTimestamp());
        assertEquals(2, updated.generation());
        assertNotEquals(created.resourceVersion(), updated.resourceVersion());
        assertSameJson(updated, fixture.get("a"));
    }

    @Test
    void an_update_of_an_older_version_conflicts() {
        KubeObject old = fixture.create("'name':'a'").deepCopy();
        fixture.change("a", object -> object.objectAt("data").put("k", "v"));
        Status status = assertFails(
                409,
                "Conflict",
                "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your"
                        + " changes to the latest version and try again",
                () -> fixture.put("a", old));
        assertEquals("configmaps", status.details().orElseThrow().kind());
        assertFails(
                500,
                "",
                "strconv.ParseUint: parsing \"abc\": invalid syntax",
                () -> fixture.put("a", configMap("'name':'a','resourceVersion':'abc'", "")));
    }

    @Test
    void an_update_without_a_version_needs_the_strategys_consent() {
        fixture.create("'name':'a'");
        fixture.strategy.updatesUnconditionally = false;
        assertFails(
                422,
                "Invalid",
                "configmaps \"a\" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an"
                        + " update",
                () -> fixture.put("a", configMap("'name':'a'", "")));
    }

    @Test
    void an_update_meant_for_another_object_of_the_name_conflicts() {
        KubeObject created = fixture.create("'name':'a'");
        UpdatedObject other = new UpdatedObject() {
            @Override
            public KubeObject from(Optional<KubeObject> current) {
                return configMap("'name':'a'", "");
            }

            @Override
            public String requiredUid() {
                return "other";
            }
        };
        assertFails(
                409,
                "Conflict",
                "Operation cannot be fulfilled on configmaps \"a\": StorageError: invalid object, Code: 4, Key:"
                        + " /registry/configmaps/default/a, ResourceVersion: 0, AdditionalErrorMsg: Precondition"
                        + " failed: UID in precondition: other, UID in object meta: " + created.uid(),
                () -> fixture.store.update(DEFAULT, "a", other, none()));
    }

    @Test
    void an_update_that_changes_nothing_keeps_the_resource_version_whatever_the_order_of_fields() {
        KubeObject created = fixture.create("'name':'a','labels':{'x':'1','y':'2'}", "'k':'v','l':'w'");
        KubeObject same = fixture.put("a", configMap("'labels':{'y':'2','x':'1'},'name':'a'", "'l':'w','k':'v'"));
        assertEquals(created.resourceVersion(), same.resourceVersion());
    }

    @Test
    void an_update_creates_only_where_it_may() {
        assertFails(404, "NotFound", "configmaps \"a\" not found", () -> fixture.put("a", configMap("'name':'a'", "")));
        Updater.Result forced =
                fixture.store.update(DEFAULT, "a", current -> configMap("'name':'a'", ""), true, none());
        assertTrue(forced.created());
        assertSameJson(fixture.get("a"), forced.object());
        fixture.strategy.createsOnUpdate = true;
        assertTrue(fixture.store
                .update(DEFAULT, "b", current -> configMap("'name':'b'", ""), none())
                .created());
        assertFalse(fixture.store
                .update(DEFAULT, "b", current -> configMap("'name':'b'", "'k':'v'"), none())
                .created());
    }

    @Test
    void a_change_is_made_again_on_the_newer_object_when_another_was_faster() {
        fixture.create("'name':'a'");
        List<String> seen = new ArrayList<>();
        fixture.change("a", object -> {
            seen.add(object.resourceVersion());
            if (seen.size() == 1) {
                fixture.change("a", other -> other.objectAt("data").put("theirs", "1"));
            }
            object.objectAt("data").put("ours", "1");
        });
        assertEquals(2, seen.size());
        assertEquals("1", fixture.get("a").at("data", "theirs").asString());
        assertEquals("1", fixture.get("a").at("data", "ours").asString());
    }

    @Test
    void the_strategy_validates_and_metadata_is_found_wrong_twice() {
        fixture.create("'name':'a','finalizers':['example.com/hold']");
        fixture.delete("a", "{}");
        Status status = assertFails(
                422,
                "Invalid",
                "ConfigMap \"a\" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added if the"
                        + " object is being deleted, found new finalizers []string{\"example.com/more\"}",
                () -> fixture.change(
                        "a", object -> object.setFinalizers(List.of("example.com/hold", "example.com/more"))));
        assertEquals(2, status.details().orElseThrow().causes().size());
    }

    @Test
    void dry_run_answers_with_the_change_and_the_old_version() {
        KubeObject created = fixture.create("'name':'a'");
        KubeObject dry = fixture.store
                .update(
                        DEFAULT,
                        "a",
                        changing(object -> object.objectAt("data").put("k", "v")),
                        options("{'dryRun':['All']}"))
                .object();
        assertEquals("v", dry.at("data", "k").asString());
        assertEquals(created.resourceVersion(), dry.resourceVersion());
        assertTrue(fixture.get("a").at("data", "k").isMissingNode());
    }

    @Test
    void a_status_store_changes_what_its_strategy_lets_through() {
        fixture.create("'name':'a'", "'k':'v'");
        StatusStore statuses = new StatusStore(fixture.store, new ExampleStrategy() {
            @Override
            public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
                object.tree().set("data", old.tree().get("data"));
            }
        });
        statuses.update(
                DEFAULT,
                "a",
                changing(object -> {
                    object.objectAt("data").put("k", "changed");
                    object.objectAt("status").put("phase", "Ready");
                }),
                none());
        assertEquals("v", fixture.get("a").at("data", "k").asString());
        assertEquals("Ready", fixture.get("a").at("status", "phase").asString());
        fixture.change("a", object -> object.objectAt("status").put("phase", "not this way"));
        assertEquals("Ready", fixture.get("a").at("status", "phase").asString());
    }
}
