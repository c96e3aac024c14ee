package io.drydock.apiserver.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one caller at a time may rely on in any store. A store joins by implementing {@link #store()}. */
public interface StorageContract {

    /** A store that is empty, and the same one all through a test. The implementer closes it. */
    Storage store();

    @Test
    default void create_stores_under_a_key_that_has_no_value() {
        StoredValue stored = create("/registry/things/a", "1");
        StoredValue read = store().get("/registry/things/a", 0).orElseThrow();
        assertEquals("1", text(read));
        assertEquals("/registry/things/a", read.key());
        assertEquals(stored.revision(), read.revision());
        assertTrue(stored.revision() > 0);
        assertEquals(stored.revision(), store().currentRevision());
    }

    @Test
    default void create_refuses_a_key_that_has_a_value_and_changes_nothing() {
        StoredValue first = create("/registry/things/a", "1");
        StorageException.KeyExists refused =
                assertThrows(StorageException.KeyExists.class, () -> create("/registry/things/a", "2"));
        assertEquals(first.revision(), refused.revision());
        assertEquals("1", text(store().get("/registry/things/a", 0).orElseThrow()));
        assertEquals(first.revision(), store().currentRevision());
    }

    @Test
    default void a_key_can_be_created_again_after_it_was_deleted() {
        create("/registry/things/a", "1");
        long removed =
                store().delete("/registry/things/a", Storage.Precondition.NONE).revision();
        assertTrue(create("/registry/things/a", "2").revision() > removed);
        assertEquals("2", text(store().get("/registry/things/a", 0).orElseThrow()));
    }

    @Test
    default void get_of_a_key_without_value_is_absent() {
        create("/registry/things/ab", "1");
        assertEquals(Optional.empty(), store().get("/registry/things/a", 0));
        assertEquals(Optional.empty(), store().get("/registry/things/abc", 0));
    }

    @Test
    default void get_and_list_refuse_a_revision_that_lies_in_the_future() {
        long revision = create("/registry/things/a", "1").revision();
        assertTrue(store().get("/registry/things/a", revision).isPresent());
        StorageException.TooLargeRevision refused = assertThrows(
                StorageException.TooLargeRevision.class, () -> store().get("/registry/things/a", revision + 1000));
        assertEquals(revision + 1000, refused.asked());
        assertEquals(revision, refused.current());
        assertThrows(StorageException.TooLargeRevision.class, () -> list(OptionalLong.of(revision + 1000), 0, "", 0));
        assertThrows(StorageException.TooLargeRevision.class, () -> list(OptionalLong.empty(), revision + 1000, "", 0));
    }

    @Test
    default void list_gives_what_has_the_prefix_in_the_order_of_utf8_bytes() {
        List<String> names = List.of("a", "a-b", "a.b", "a/b", "a0", "aA", "ab", "b", "é", "\uffee", "😀");
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(name -> create("/registry/things/" + name, name));
        create("/registry/thing", "before");
        create("/registry/thingsandmore/a", "after");
        Page page = list(OptionalLong.empty(), 0, "", 0);
        List<String> byBytes = names.stream()
                .sorted((a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)))
                .toList();
        assertEquals(byBytes, page.values().stream().map(this::text).toList());
        assertEquals(store().currentRevision(), page.revision());
        assertFalse(page.more());
        assertEquals(0, page.remaining());
    }

    @Test
    default void list_of_a_prefix_without_values_is_empty_at_the_newest_revision() {
        create("/registry/other/a", "1");
        Page page = list(OptionalLong.empty(), 0, "", 0);
        assertEquals(List.of(), page.values());
        assertEquals(store().currentRevision(), page.revision());
    }

    @Test
    default void pages_pinned_to_a_revision_show_what_was_there_at_that_revision() {
        IntStream.range(0, 10).forEach(i -> create("/registry/things/" + i, "old"));
        Page first = list(OptionalLong.empty(), 0, "", 4);
        assertEquals(List.of("0", "1", "2", "3"), names(first));
        assertTrue(first.more());
        assertEquals(6, first.remaining());

        update("/registry/things/5", "new");
        store().delete("/registry/things/6", Storage.Precondition.NONE);
        create("/registry/things/55", "new");

        Page second = list(OptionalLong.of(first.revision()), 0, "/registry/things/3\0", 4);
        assertEquals(List.of("4", "5", "6", "7"), names(second));
        assertTrue(second.values().stream().allMatch(value -> text(value).equals("old")));
        assertEquals(first.revision(), second.revision());
        assertEquals(2, second.remaining());
        Page last = list(OptionalLong.of(first.revision()), 0, "/registry/things/7\0", 4);
        assertEquals(List.of("8", "9"), names(last));
        assertFalse(last.more());
        assertEquals(0, last.remaining());

        assertEquals(
                List.of("0", "1", "2", "3", "4", "5", "55", "7", "8", "9"),
                names(list(OptionalLong.empty(), 0, "", 0)));
    }

    @Test
    default void a_limit_of_exactly_what_is_left_leaves_nothing() {
        IntStream.range(0, 3).forEach(i -> create("/registry/things/" + i, "x"));
        Page page = list(OptionalLong.empty(), 0, "", 3);
        assertEquals(3, page.values().size());
        assertFalse(page.more());
    }

    @Test
    default void an_update_sees_the_current_value_and_gets_a_newer_revision() {
        StoredValue created = create("/registry/things/a", "1");
        StoredValue updated = store().guaranteedUpdate("/registry/things/a", true, Optional.empty(), current -> {
            assertEquals(created.revision(), current.orElseThrow().revision());
            return bytes(text(current.orElseThrow()) + "2");
        });
        assertTrue(updated.revision() > created.revision());
        assertEquals("12", text(store().get("/registry/things/a", 0).orElseThrow()));
    }

    @Test
    default void an_update_to_the_same_bytes_keeps_the_revision() {
        StoredValue created = create("/registry/things/a", "1");
        assertEquals(created.revision(), update("/registry/things/a", "1").revision());
        assertEquals(created.revision(), store().currentRevision());
    }

    @Test
    default void an_update_creates_only_where_it_may() {
        assertThrows(
                StorageException.KeyNotFound.class,
                () -> store().guaranteedUpdate("/registry/things/a", true, Optional.empty(), current -> bytes("x")));
        store().guaranteedUpdate("/registry/things/a", false, Optional.empty(), current -> {
            assertTrue(current.isEmpty());
            return bytes("x");
        });
        assertEquals("x", text(store().get("/registry/things/a", 0).orElseThrow()));
    }

    @Test
    default void what_an_update_or_a_precondition_throws_reaches_the_caller_and_nothing_is_stored() {
        StoredValue created = create("/registry/things/a", "1");
        IllegalStateException thrown = new IllegalStateException("no");
        assertEquals(
                thrown,
                assertThrows(
                        IllegalStateException.class,
                        () -> store().guaranteedUpdate("/registry/things/a", true, Optional.empty(), current -> {
                            throw thrown;
                        })));
        assertEquals(
                thrown,
                assertThrows(
                        IllegalStateException.class,
                        () -> store().delete("/registry/things/a", current -> {
                            assertEquals(created.revision(), current.revision());
                            throw thrown;
                        })));
        assertEquals(created.revision(), store().currentRevision());
    }

    @Test
    default void an_update_is_asked_again_with_the_newer_value_when_another_was_faster() {
        create("/registry/things/a", "1");
        List<String> seen = new ArrayList<>();
        store().guaranteedUpdate("/registry/things/a", true, Optional.empty(), current -> {
            seen.add(text(current.orElseThrow()));
            if (seen.size() == 1) {
                update("/registry/things/a", "2");
            }
            return bytes(text(current.orElseThrow()) + "!");
        });
        assertEquals(List.of("1", "2"), seen);
        assertEquals("2!", text(store().get("/registry/things/a", 0).orElseThrow()));
    }

    @Test
    default void a_precondition_is_asked_again_with_the_newer_value_when_another_was_faster() {
        create("/registry/things/a", "1");
        List<String> seen = new ArrayList<>();
        store().delete("/registry/things/a", current -> {
            seen.add(text(current));
            if (seen.size() == 1) {
                update("/registry/things/a", "2");
            }
        });
        assertEquals(List.of("1", "2"), seen);
        assertTrue(store().get("/registry/things/a", 0).isEmpty());
    }

    @Test
    default void delete_gives_the_value_back_at_a_revision_of_its_own() {
        StoredValue created = create("/registry/things/a", "1");
        StoredValue removed = store().delete("/registry/things/a", Storage.Precondition.NONE);
        assertEquals("1", text(removed));
        assertTrue(removed.revision() > created.revision());
        assertEquals(removed.revision(), store().currentRevision());
        assertThrows(
                StorageException.KeyNotFound.class,
                () -> store().delete("/registry/things/a", Storage.Precondition.NONE));
    }

    @Test
    default void count_counts_what_has_the_prefix() {
        IntStream.range(0, 25).forEach(i -> create("/registry/things/" + i, "x"));
        create("/registry/thingsandmore/a", "x");
        assertEquals(25, store().count("/registry/things/"));
        assertEquals(11, store().count("/registry/things/1"));
        assertEquals(0, store().count("/registry/none/"));
    }

    @Test
    default void values_of_one_byte_to_one_and_a_half_megabytes_come_back_as_they_were() {
        Random random = new Random(7);
        for (int length : new int[] {1, 1000, 65_536, 1_500_000}) {
            byte[] value = new byte[length];
            random.nextBytes(value);
            String key = "/registry/things/" + length;
            store().create(key, value, Optional.empty());
            assertArrayEquals(value, store().get(key, 0).orElseThrow().value());
        }
    }

    @Test
    default void keys_may_hold_every_character_that_names_may() {
        for (String name :
                List.of("a-b.c", "system:node:x", "v1.apps", "UPPER_low", "a@b", "%2f", "sp ace", "ü", "~!*'()")) {
            String key = "/registry/things/ns/" + name;
            create(key, name);
            assertEquals(name, text(store().get(key, 0).orElseThrow()));
            assertEquals(1, store().count(key));
        }
    }

    @Test
    default void keys_of_every_printable_character_are_listed_in_the_order_of_their_bytes() {
        List<String> keys = IntStream.concat(
                        IntStream.rangeClosed(' ', '~'), IntStream.of(0xe9, 0x4e2d, 0xfffd, 0x1f600))
                .filter(character -> character != '/')
                .mapToObj(character -> "/registry/things/k" + Character.toString(character))
                .toList();
        List<String> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, new Random(2));
        shuffled.forEach(key -> create(key, key));
        Page page = list(OptionalLong.empty(), 0, "", 0);
        assertEquals(keys, page.values().stream().map(StoredValue::key).toList());
        assertEquals(keys, page.values().stream().map(this::text).toList());
        assertEquals(keys.size(), store().count("/registry/things/"));
    }

    @Test
    default void a_page_that_begins_after_the_last_key_is_empty() {
        create("/registry/things/a", "1");
        Page page = list(OptionalLong.empty(), 0, "/registry/things/a\0", 10);
        assertEquals(List.of(), page.values());
        assertFalse(page.more());
    }

    @Test
    default void pages_of_a_list_that_was_compacted_meanwhile_are_refused() {
        IntStream.range(0, 4).forEach(i -> create("/registry/things/" + i, "x"));
        Page first = list(OptionalLong.empty(), 0, "", 2);
        update("/registry/things/3", "y");
        store().compact(store().currentRevision());
        StorageException.Compacted refused = assertThrows(
                StorageException.Compacted.class,
                () -> list(OptionalLong.of(first.revision()), 0, "/registry/things/1\0", 2));
        assertTrue(refused.oldest() > first.revision());
    }

    @Test
    default void compaction_before_what_is_forgotten_already_changes_nothing() {
        long old = create("/registry/things/a", "1").revision();
        long kept = update("/registry/things/a", "2").revision();
        store().compact(kept);
        store().compact(old);
        store().compact(kept);
        assertEquals(List.of("a"), names(list(OptionalLong.of(kept), 0, "", 0)));
        assertThrows(StorageException.TooLargeRevision.class, () -> store().compact(kept + 1000));
    }

    @Test
    default void compaction_forgets_older_revisions_and_keeps_the_newest_values() {
        create("/registry/things/a", "1");
        long old = update("/registry/things/a", "2").revision();
        long kept = update("/registry/things/a", "3").revision();
        long after = create("/registry/things/b", "4").revision();
        store().compact(kept);

        assertThrows(StorageException.Compacted.class, () -> list(OptionalLong.of(old), 0, "", 0));
        assertThrows(StorageException.Compacted.class, () -> store().watch("/registry/", OptionalLong.of(old)));
        assertEquals(List.of("a"), names(list(OptionalLong.of(kept), 0, "", 0)));
        assertEquals("3", text(store().get("/registry/things/a", 0).orElseThrow()));
        assertEquals(after, store().currentRevision());
    }

    @Test
    default void a_key_with_a_time_to_live_goes_by_itself() throws InterruptedException {
        store().create("/registry/events/stays", bytes("x"), Optional.empty());
        try (StorageWatch watch = store().watch("/registry/events/", OptionalLong.empty())) {
            store().create("/registry/events/goes", bytes("x"), Optional.of(Duration.ofSeconds(1)));
            assertTrue(StorageWatchContract.nextChange(watch) instanceof StorageEvent.Put);
            assertTrue(StorageWatchContract.nextChange(watch) instanceof StorageEvent.Deleted(String key, var r, var p)
                    && key.equals("/registry/events/goes"));
        }
        assertEquals(1, store().count("/registry/events/"));
    }

    @Test
    default void an_update_without_a_time_to_live_lets_the_key_stay() throws InterruptedException {
        store().create("/registry/events/stays", bytes("x"), Optional.of(Duration.ofSeconds(1)));
        update("/registry/events/stays", "y");
        try (StorageWatch watch = store().watch("/registry/events/", OptionalLong.empty())) {
            store().create("/registry/events/goes", bytes("x"), Optional.of(Duration.ofSeconds(2)));
            assertTrue(StorageWatchContract.nextChange(watch) instanceof StorageEvent.Put);
            assertTrue(StorageWatchContract.nextChange(watch) instanceof StorageEvent.Deleted(String key, var r, var p)
                    && key.equals("/registry/events/goes"));
        }
        assertEquals("y", text(store().get("/registry/events/stays", 0).orElseThrow()));
    }

    @Test
    default void the_store_says_that_it_can_answer_until_it_is_closed() {
        store().ping();
        assertFalse(store().name().isEmpty());
        store().close();
        assertThrows(StorageException.Unavailable.class, () -> store().ping());
        assertThrows(StorageException.Unavailable.class, () -> create("/registry/things/a", "1"));
    }

    default StoredValue create(String key, String value) {
        return store().create(key, bytes(value), Optional.empty());
    }

    default StoredValue update(String key, String value) {
        return store().guaranteedUpdate(key, true, Optional.empty(), current -> bytes(value));
    }

    /** A page of {@code /registry/things/}. */
    private Page list(OptionalLong revision, long atLeast, String startKey, int limit) {
        Optional<String> start = startKey.isEmpty() ? Optional.empty() : Optional.of(startKey);
        return store().list("/registry/things/", new ListRange(revision, atLeast, start, limit));
    }

    private List<String> names(Page page) {
        return page.values().stream()
                .map(value -> value.key().substring("/registry/things/".length()))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private String text(StoredValue value) {
        return new String(value.value(), UTF_8);
    }
}
