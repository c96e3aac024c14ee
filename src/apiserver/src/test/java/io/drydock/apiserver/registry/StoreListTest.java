package io.drydock.apiserver.registry;

import static io.drydock.apiserver.registry.StoreFixture.DEFAULT;
import static io.drydock.apiserver.registry.StoreFixture.assertFails;
import static io.drydock.apiserver.registry.StoreFixture.at;
import static io.drydock.apiserver.registry.StoreFixture.none;
import static io.drydock.apiserver.registry.StoreFixture.scope;
import static io.drydock.apiserver.registry.StoreFixture.select;
import static io.drydock.apiserver.registry.StoreFixture.tree;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StoreListTest {
    private final StoreFixture fixture = fixture();

    StoreFixture fixture() {
        return new StoreFixture();
    }

    @BeforeEach
    void createSix() {
        for (int i = 0; i < 6; i++) {
            fixture.create(
                    "'name':'c" + i + "','labels':{'even':'" + (i % 2 == 0) + "'}",
                    "'color':'" + (i < 3 ? "red" : "blue") + "'");
        }
        fixture.store.create(scope("other"), "", StoreFixture.configMap("'name':'c3'", ""), none());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_list_is_of_one_namespace_or_of_all() {
        ObjectList list = list(ListOptions.ALL);
        assertEquals(List.of("c0", "c1", "c2", "c3", "c4", "c5"), names(list));
        assertEquals(Long.toString(fixture.storage.currentRevision()), list.resourceVersion());
        assertEquals(7, fixture.store.list(scope(""), ListOptions.ALL).items().size());
        assertEquals(7, fixture.store.count());
    }

    @Test
    void selectors_look_at_labels_name_namespace_and_the_strategys_fields() {
        assertEquals(List.of("c0", "c2", "c4"), names(list(select("even=true", "", 0, ""))));
        assertEquals(List.of("c3"), names(list(select("", "metadata.name=c3", 0, ""))));
        assertEquals(List.of("c4", "c5"), names(list(select("", "metadata.name!=c3,data.color=blue", 0, ""))));
        assertEquals(
                List.of("c3"), names(fixture.store.list(scope(""), select("", "metadata.namespace=other", 0, ""))));
        assertEquals(
                2,
                fixture.store
                        .list(scope(""), select("", "metadata.name=c3", 0, ""))
                        .items()
                        .size());
    }

    @Test
    void pages_follow_each_other_and_count_what_is_left() {
        ObjectList first = list(select("", "", 2, ""));
        assertEquals(List.of("c0", "c1"), names(first));
        assertEquals(OptionalLong.of(4), first.remainingItemCount());
        fixture.delete("c2", "{}");
        ObjectList second = list(select("", "", 2, first.continueToken()));
        assertEquals(List.of("c2", "c3"), names(second));
        assertEquals(first.resourceVersion(), second.resourceVersion());
        ObjectList last = list(select("", "", 2, second.continueToken()));
        assertEquals(List.of("c4", "c5"), names(last));
        assertEquals("", last.continueToken());
        assertEquals(OptionalLong.empty(), last.remainingItemCount());
    }

    @Test
    void pages_of_a_selection_are_filled_and_do_not_count() {
        ObjectList first = list(select("even=true", "", 2, ""));
        assertEquals(List.of("c0", "c2"), names(first));
        assertEquals(OptionalLong.empty(), first.remainingItemCount());
        assertEquals(List.of("c4"), names(list(select("even=true", "", 2, first.continueToken()))));
    }

    @Test
    void a_list_of_an_exact_version_shows_what_was_there() {
        String before = list(ListOptions.ALL).resourceVersion();
        fixture.delete("c0", "{}");
        ObjectList exact = list(at(before, "Exact", 0));
        assertEquals(6, exact.items().size());
        assertEquals(before, exact.resourceVersion());
        fixture.settle();
        assertEquals(5, list(at(before, "NotOlderThan", 0)).items().size());
        assertEquals(5, list(at(before, "", 0)).items().size());
        assertEquals("c0", list(at(before, "", 1)).items().getFirst().object().name());
    }

    @Test
    void version_zero_is_answered_whole() {
        fixture.settle();
        ObjectList list = list(at("0", "", 2));
        assertEquals(6, list.items().size());
        assertEquals("", list.continueToken());
    }

    @Test
    void a_version_or_token_that_cannot_be_read_is_refused() {
        assertFails(
                400,
                "BadRequest",
                "invalid resource version: resourceVersion: Invalid value: \"abc\": strconv.ParseUint: parsing \"abc\": invalid syntax",
                () -> list(at("abc", "", 0)));
        assertFails(
                400,
                "BadRequest",
                "invalid continue token: continue key is not valid: invalid character '\\u0081' looking for beginning"
                        + " of value",
                () -> list(select("", "", 2, "garbage")));
        assertFails(
                400,
                "BadRequest",
                "invalid continue token: continue key is not valid: illegal base64 data at input byte 1",
                () -> list(select("", "", 2, "a!")));
        String outside = new ContinueToken(5, "/registry/configmaps/default/../../secrets/x")
                .encode("/registry/configmaps/default/");
        assertFails(
                400,
                "BadRequest",
                "invalid continue token: continue key is not valid: ../../secrets/x",
                () -> list(select("", "", 2, outside)));
    }

    @Test
    void a_version_in_the_future_is_refused_for_now() {
        Status status = assertFails(
                504,
                "Timeout",
                "Timeout: Too large resource version: 1000, current: " + fixture.storage.currentRevision(),
                () -> list(at("1000", "", 0)));
        assertEquals(
                "ResourceVersionTooLarge",
                status.details().orElseThrow().causes().getFirst().reason());
        assertEquals(1, status.details().orElseThrow().retryAfterSeconds());
    }

    @Test
    void an_expired_token_comes_with_one_that_goes_on_inconsistently() {
        String token = list(select("", "", 2, "")).continueToken();
        fixture.delete("c3", "{}");
        fixture.storage.compact(fixture.storage.currentRevision());
        Status status = assertThrowsExpired(select("", "", 2, token));
        assertTrue(status.message().startsWith("The provided continue parameter is too old"), status.message());
        String next = status.toTree().at("/metadata/continue").asString();
        assertEquals(List.of("c2", "c4"), names(list(select("", "", 2, next))));
        assertEquals(
                "The resourceVersion for the provided list is too old.",
                assertThrowsExpired(at("2", "Exact", 0)).message());
    }

    @Test
    void a_get_may_ask_for_a_version_that_is_not_older() {
        String current = fixture.get("c0").resourceVersion();
        assertEquals(
                "c0",
                fixture.store
                        .get(DEFAULT, "c0", tree("{'resourceVersion':'" + current + "'}"))
                        .name());
        assertFails(
                504,
                "Timeout",
                "Timeout: Too large resource version: 1000, current: " + fixture.storage.currentRevision(),
                () -> fixture.store.get(DEFAULT, "c0", tree("{'resourceVersion':'1000'}")));
        assertFails(404, "NotFound", "configmaps \"none\" not found", () -> fixture.get("none"));
        assertFails(
                400, "BadRequest", "Name parameter invalid: \"a%b\": may not contain '%'", () -> fixture.get("a%b"));
    }

    @Test
    void what_is_read_is_written_without_parsing_and_as_a_list_item_without_its_kind() throws IOException {
        EncodedObject encoded = list(ListOptions.ALL).items().getFirst();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        encoded.writeTo(whole);
        assertEquals(encoded.length(), whole.size());
        KubeObject object = fixture.get("c0");
        assertEquals(object.tree(), JsonMapper.shared().readTree(whole.toByteArray()));
        assertEquals(encoded.object().tree(), object.tree());

        ByteArrayOutputStream item = new ByteArrayOutputStream();
        encoded.writeItemTo(item);
        assertEquals(encoded.itemLength(), item.size());
        KubeObject withoutKind = object.deepCopy();
        withoutKind.tree().remove(List.of("kind", "apiVersion"));
        assertEquals(withoutKind.tree(), JsonMapper.shared().readTree(item.toByteArray()));

        EncodedObject made = EncodedObject.of(object);
        ByteArrayOutputStream madeItem = new ByteArrayOutputStream();
        made.writeItemTo(madeItem);
        assertEquals(made.itemLength(), madeItem.size());
        assertEquals(withoutKind.tree(), JsonMapper.shared().readTree(madeItem.toByteArray()));
        assertArrayEquals(
                made.json(),
                JsonMapper.shared().writeValueAsBytes(JsonMapper.shared().readTree(made.json())));
        assertFalse(made.json().length == 0);
    }

    private Status assertThrowsExpired(ListOptions options) {
        Status status = assertThrows(StatusException.class, () -> list(options)).status();
        assertEquals(410, status.code());
        assertEquals("Expired", status.reason());
        return status;
    }

    private ObjectList list(ListOptions options) {
        return fixture.store.list(DEFAULT, options);
    }

    private static List<String> names(ObjectList list) {
        return list.items().stream().map(item -> item.object().name()).toList();
    }
}
