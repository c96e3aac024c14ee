package io.drydock.apiserver.registry;

import static io.drydock.apiserver.registry.StoreFixture.DEFAULT;
import static io.drydock.apiserver.registry.StoreFixture.assertFails;
import static io.drydock.apiserver.registry.StoreFixture.assertSameJson;
import static io.drydock.apiserver.registry.StoreFixture.at;
import static io.drydock.apiserver.registry.StoreFixture.scope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.fields.FieldSelector;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreWatchTest {
    private final StoreFixture fixture = new StoreFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_watch_from_a_version_tells_what_came_after_it() throws InterruptedException {
        String begin = fixture.create("'name':'w1'").resourceVersion();
        KubeObject changed =
                fixture.change("w1", object -> object.objectAt("data").put("a", "2"));
        fixture.create("'name':'w2'");
        fixture.store.create(scope("other"), "", StoreFixture.configMap("'name':'w3'", ""), StoreFixture.none());
        fixture.delete("w1", "{}");
        List<ObjectEvent> events = events(at(begin, "", 0));
        assertEquals(List.of("MODIFIED w1", "ADDED w2", "DELETED w1"), told(events));
        KubeObject deleted = events.getLast().object().object();
        assertEquals("2", deleted.at("data", "a").asString());
        assertEquals(Long.toString(fixture.storage.currentRevision()), deleted.resourceVersion());
        assertSameJson(changed, events.getFirst().object().object());
    }

    @Test
    void a_watch_without_a_version_begins_with_what_is_there() throws InterruptedException {
        fixture.create("'name':'w1'");
        fixture.create("'name':'w2'");
        fixture.delete("w1", "{}");
        assertEquals(List.of("ADDED w2"), told(events(at("", "", 0))));
        assertEquals(List.of("ADDED w2"), told(events(at("0", "", 0))));
    }

    @Test
    void an_object_that_leaves_the_selection_is_deleted_as_it_was() throws InterruptedException {
        String begin = fixture.create("'name':'w','labels':{'t':'x'}").resourceVersion();
        fixture.change("w", object -> object.metadata().putObject("labels").put("t", "y"));
        long left = fixture.storage.currentRevision();
        fixture.change("w", object -> object.objectAt("data").put("unseen", "1"));
        fixture.change("w", object -> object.metadata().putObject("labels").put("t", "x"));
        List<ObjectEvent> events = events(options("t=x", "", begin, false, Optional.empty()));
        assertEquals(List.of("DELETED w", "ADDED w"), told(events));
        KubeObject old = events.getFirst().object().object();
        assertEquals("x", old.labels().get("t"));
        assertEquals(Long.toString(left), old.resourceVersion());
        assertEquals(
                List.of("MODIFIED w", "MODIFIED w", "MODIFIED w"),
                told(events(options("", "metadata.name=w", begin, false, Optional.empty()))));
    }

    @Test
    void watchers_share_what_they_are_told() throws InterruptedException {
        String begin = fixture.create("'name':'w1'").resourceVersion();
        fixture.create("'name':'w2'");
        assertSame(
                events(at(begin, "", 0)).getFirst().object(),
                events(at(begin, "", 0)).getFirst().object());
    }

    @Test
    void a_version_that_is_no_longer_kept_is_an_error_event() throws InterruptedException {
        String begin = fixture.create("'name':'w1'").resourceVersion();
        fixture.create("'name':'w2'");
        long oldest = fixture.storage.currentRevision();
        fixture.storage.compact(oldest);
        try (ObjectWatch watch = fixture.store.watch(DEFAULT, at(begin, "", 0))) {
            ObjectEvent error = watch.next(Duration.ZERO).orElseThrow();
            assertEquals(ObjectEvent.Type.ERROR, error.type());
            KubeObject status = error.object().object();
            assertEquals(410, status.at("code").asInt());
            assertEquals(
                    "too old resource version: " + begin + " (" + oldest + ")",
                    status.at("message").asString());
            assertTrue(watch.ended());
            assertEquals(Optional.empty(), watch.next(Duration.ZERO));
        }
    }

    @Test
    void a_version_that_cannot_be_read_is_refused_before_the_watch_begins() {
        assertFails(
                500,
                "",
                "resourceVersion: Invalid value: \"abc\": strconv.ParseUint: parsing \"abc\": invalid syntax",
                () -> fixture.store.watch(DEFAULT, at("abc", "", 0)));
    }

    @Test
    void a_bookmark_says_when_the_initial_events_are_over() throws InterruptedException {
        KubeObject created = fixture.create("'name':'w1'");
        List<ObjectEvent> events = events(options("", "", "", true, Optional.of(true)));
        assertEquals(List.of("ADDED w1", "BOOKMARK "), told(events));
        KubeObject bookmark = events.getLast().object().object();
        assertEquals("true", bookmark.annotations().get("k8s.io/initial-events-end"));
        assertEquals(created.resourceVersion(), bookmark.resourceVersion());
        assertEquals("ConfigMap", bookmark.kind());
        assertEquals(List.of(), told(events(options("", "", "", false, Optional.of(false)))));
    }

    @Test
    void a_bookmark_comes_before_the_time_is_over_and_says_how_far_the_store_has_moved_on()
            throws InterruptedException {
        ListOptions options = new ListOptions(
                LabelSelector.everything(),
                FieldSelector.everything(),
                0,
                "",
                "",
                "",
                OptionalLong.of(3),
                true,
                Optional.empty());
        try (ObjectWatch watch = fixture.store.watch(DEFAULT, options)) {
            fixture.store.create(scope("other"), "", StoreFixture.configMap("'name':'w3'", ""), StoreFixture.none());
            ObjectEvent bookmark = watch.next(Duration.ofSeconds(20)).orElseThrow();
            assertEquals(ObjectEvent.Type.BOOKMARK, bookmark.type());
            assertEquals(
                    Long.toString(fixture.storage.currentRevision()),
                    bookmark.object().object().resourceVersion());
        }
    }

    @Test
    void a_watch_ends_with_its_store() throws InterruptedException {
        try (ObjectWatch watch = fixture.store.watch(DEFAULT, at("", "", 0))) {
            fixture.close();
            assertEquals(Optional.empty(), watch.next(Duration.ofSeconds(20)));
            assertTrue(watch.ended());
        }
    }

    private List<ObjectEvent> events(ListOptions options) throws InterruptedException {
        List<ObjectEvent> events = new ArrayList<>();
        try (ObjectWatch watch = fixture.store.watch(DEFAULT, options)) {
            Optional<ObjectEvent> event = watch.next(Duration.ZERO);
            while (event.isPresent()) {
                events.add(event.get());
                event = watch.next(Duration.ZERO);
            }
        }
        return events;
    }

    private static List<String> told(List<ObjectEvent> events) {
        return events.stream()
                .map(event -> event.type() + " " + event.object().object().name())
                .toList();
    }

    private static ListOptions options(
            String labels, String fields, String begin, boolean bookmarks, Optional<Boolean> initial) {
        return new ListOptions(
                LabelSelector.parse(labels),
                FieldSelector.parse(fields),
                0,
                "",
                begin,
                "",
                OptionalLong.empty(),
                bookmarks,
                initial);
    }
}
