package io.drydock.apiserver.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What one caller at a time may rely on in any store: its keys and their values. A store joins by implementing {@link #store()}. */
public interface StorageContract extends StoreUnderTest {

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
}
