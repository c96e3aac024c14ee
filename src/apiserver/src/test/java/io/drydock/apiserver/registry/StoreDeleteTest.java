package io.drydock.apiserver.registry;

import static io.drydock.apiserver.registry.StoreFixture.DEFAULT;
import static io.drydock.apiserver.registry.StoreFixture.assertFails;
import static io.drydock.apiserver.registry.StoreFixture.assertSameJson;
import static io.drydock.apiserver.registry.StoreFixture.none;
import static io.drydock.apiserver.registry.StoreFixture.select;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.registry.rest.Deletion;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreDeleteTest {
    private final StoreFixture fixture = new StoreFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void deletion_answers_with_a_status_that_names_the_object() {
        KubeObject created = fixture.create("'name':'a'");
        Deletion.OfStatus deletion = assertInstanceOf(Deletion.OfStatus.class, fixture.delete("a", "{}"));
        assertTrue(deletion.gone());
        assertEquals(
                StoreFixture.tree("{'kind':'Status','apiVersion':'v1','metadata':{},'status':'Success','details':"
                        + "{'name':'a','kind':'configmaps','uid':'" + created.uid() + "'}}"),
                deletion.status().toTree());
        assertFails(404, "NotFound", "configmaps \"a\" not found", () -> fixture.delete("a", "{}"));
    }

    @Test
    void a_strategy_may_answer_with_the_object() {
        fixture.strategy.returnsDeleted = true;
        fixture.create("'name':'a'");
        Deletion.OfObject deletion = assertInstanceOf(Deletion.OfObject.class, fixture.delete("a", "{}"));
        assertEquals("a", deletion.object().name());
        assertTrue(deletion.gone());
    }

    @Test
    void finalizers_keep_an_object_until_the_last_is_gone() {
        fixture.create("'name':'f','finalizers':['example.com/hold']");
        Deletion.OfObject deletion = assertInstanceOf(Deletion.OfObject.class, fixture.delete("f", "{}"));
        assertFalse(deletion.gone());
        KubeObject waiting = deletion.object();
        assertEquals(Optional.of("2026-02-03T04:05:06Z"), waiting.deletionTimestamp());
        assertEquals(OptionalLong.of(0), waiting.deletionGracePeriodSeconds());
        assertEquals(2, waiting.generation());
        assertSameJson(waiting, fixture.get("f"));

        fixture.delete("f", "{}");
        assertEquals(waiting.resourceVersion(), fixture.get("f").resourceVersion());

        fixture.change("f", object -> object.objectAt("data").put("x", "y"));
        assertTrue(fixture.exists("f"));
        KubeObject last = fixture.change("f", object -> object.setFinalizers(List.of()));
        assertEquals("y", last.at("data", "x").asString());
        assertTrue(last.deletionTimestamp().isPresent());
        assertFalse(fixture.exists("f"));
    }

    @Test
    void propagation_sets_the_collectors_finalizers() {
        fixture.create("'name':'foreground'");
        fixture.delete("foreground", "{'propagationPolicy':'Foreground'}");
        assertEquals(List.of("foregroundDeletion"), fixture.get("foreground").finalizers());
        fixture.create("'name':'orphan'");
        fixture.delete("orphan", "{'propagationPolicy':'Orphan'}");
        assertEquals(List.of("orphan"), fixture.get("orphan").finalizers());
        fixture.create("'name':'old'");
        fixture.delete("old", "{'orphanDependents':true}");
        assertEquals(List.of("orphan"), fixture.get("old").finalizers());
        fixture.create("'name':'background','finalizers':['orphan']");
        assertTrue(fixture.delete("background", "{'propagationPolicy':'Background'}")
                .gone());
        assertFalse(fixture.exists("background"));
    }

    @Test
    void preconditions_name_the_object_that_is_meant() {
        KubeObject created = fixture.create("'name':'a'");
        assertFails(
                409,
                "Conflict",
                "Operation cannot be fulfilled on ConfigMap \"a\": the UID in the precondition (x) does not match the"
                        + " UID in record (" + created.uid()
                        + "). The object might have been deleted and then recreated",
                () -> fixture.delete("a", "{'preconditions':{'uid':'x'}}"));
        assertFails(
                409,
                "Conflict",
                "Operation cannot be fulfilled on ConfigMap \"a\": the ResourceVersion in the precondition (1) does"
                        + " not match the ResourceVersion in record (" + created.resourceVersion()
                        + "). The object might have been modified",
                () -> fixture.delete("a", "{'preconditions':{'resourceVersion':'1'}}"));
        assertTrue(fixture.delete(
                        "a",
                        "{'preconditions':{'uid':'" + created.uid() + "','resourceVersion':'"
                                + created.resourceVersion() + "'}}")
                .gone());
    }

    @Test
    void a_grace_period_keeps_an_object_and_can_only_be_shortened() {
        fixture.strategy.grace = OptionalLong.of(30);
        fixture.strategy.returnsDeleted = true;
        fixture.create("'name':'p'");
        assertFalse(fixture.delete("p", "{}").gone());
        KubeObject waiting = fixture.get("p");
        assertEquals(Optional.of("2026-02-03T04:05:36Z"), waiting.deletionTimestamp());
        assertEquals(OptionalLong.of(30), waiting.deletionGracePeriodSeconds());
        assertEquals(2, waiting.generation());

        assertFalse(fixture.delete("p", "{'gracePeriodSeconds':60}").gone());
        assertSameJson(waiting, fixture.get("p"));
        assertFalse(fixture.delete("p", "{'gracePeriodSeconds':10}").gone());
        assertEquals(Optional.of("2026-02-03T04:05:16Z"), fixture.get("p").deletionTimestamp());

        Deletion.OfObject last =
                assertInstanceOf(Deletion.OfObject.class, fixture.delete("p", "{'gracePeriodSeconds':0}"));
        assertTrue(last.gone());
        assertEquals(OptionalLong.of(0), last.object().deletionGracePeriodSeconds());
        assertFalse(fixture.exists("p"));
    }

    @Test
    void a_grace_period_of_zero_removes_at_once_even_with_a_resource_version_precondition() {
        fixture.strategy.grace = OptionalLong.of(30);
        KubeObject created = fixture.create("'name':'p'");
        assertTrue(fixture.delete(
                        "p",
                        "{'gracePeriodSeconds':0,'preconditions':{'resourceVersion':'" + created.resourceVersion()
                                + "'}}")
                .gone());
        assertFalse(fixture.exists("p"));
    }

    @Test
    void dry_run_removes_and_marks_nothing() {
        KubeObject created = fixture.create("'name':'a'");
        fixture.create("'name':'f','finalizers':['example.com/hold']");
        assertTrue(fixture.delete("a", "{'dryRun':['All']}").gone());
        Deletion.OfObject marked = assertInstanceOf(Deletion.OfObject.class, fixture.delete("f", "{'dryRun':['All']}"));
        assertTrue(marked.object().deletionTimestamp().isPresent());
        assertSameJson(created, fixture.get("a"));
        assertTrue(fixture.get("f").deletionTimestamp().isEmpty());
    }

    @Test
    void admission_sees_what_is_deleted_and_may_keep_it() {
        fixture.create("'name':'a'");
        WriteOptions refusing = new WriteOptions(false, StoreFixture.tree("{}"), new WriteOptions.Admission() {
            @Override
            public void admit(Optional<KubeObject> object, Optional<KubeObject> old) {}

            @Override
            public void validate(Optional<KubeObject> object, Optional<KubeObject> old) {
                throw StatusErrors.badRequest("keep " + old.orElseThrow().name());
            }
        });
        assertFails(400, "BadRequest", "keep a", () -> fixture.store.delete(DEFAULT, "a", refusing));
        assertTrue(fixture.exists("a"));
    }

    @Test
    void a_collection_is_deleted_as_far_as_it_is_selected() {
        fixture.create("'name':'a','labels':{'even':'true'}");
        fixture.create("'name':'b','labels':{'even':'false'}");
        fixture.create("'name':'c','labels':{'even':'true'}");
        ObjectList deleted = fixture.store.deleteCollection(DEFAULT, none(), select("even=true", "", 0, ""));
        assertEquals(2, deleted.items().size());
        assertFalse(fixture.exists("a"));
        assertTrue(fixture.exists("b"));
        assertFalse(fixture.exists("c"));
    }
}
