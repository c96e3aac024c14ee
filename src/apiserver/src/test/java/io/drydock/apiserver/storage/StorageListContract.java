package io.drydock.apiserver.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one caller at a time may rely on in any store: lists, their pages, and what compaction forgets. */
public interface StorageListContract extends StoreUnderTest {

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
    default void count_counts_what_has_the_prefix() {
        IntStream.range(0, 25).forEach(i -> create("/registry/things/" + i, "x"));
        create("/registry/thingsandmore/a", "x");
        assertEquals(25, store().count("/registry/things/"));
        assertEquals(11, store().count("/registry/things/1"));
        assertEquals(0, store().count("/registry/none/"));
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
}
