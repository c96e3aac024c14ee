package io.drydock.kubeapiserver.registry.core.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SharedRangeTest {
    private static final String KEY = "/registry/ranges/servicenodeports";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Set<Integer> NONE = Set.of();

    private final MemoryStorage storage = new MemoryStorage();
    private final SharedRange<Integer> one = server(NOW);
    private final SharedRange<Integer> other = server(NOW);

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void what_one_server_has_chosen_another_sees_before_the_service_is_stored() {
        assertTrue(one.view().reserve(NONE, Set.of(30001)));
        assertEquals(Set.of(30001), other.view().reserved(NONE));
    }

    @Test
    void of_two_servers_that_looked_at_the_same_time_one_must_look_again() {
        SharedRange<Integer>.View early = one.view();
        assertTrue(other.view().reserve(NONE, Set.of(30001)));
        assertFalse(early.reserve(NONE, Set.of(30001)));
        assertTrue(one.view().reserve(NONE, Set.of(30002)));
    }

    @Test
    void a_choice_that_came_to_nothing_is_free_at_once_and_that_of_a_dead_server_after_a_time() {
        assertTrue(one.view().reserve(NONE, Set.of(30001, 30002)));
        one.settle(Set.of(30001), false);
        assertEquals(Set.of(30002), other.view().reserved(NONE));
        assertEquals(NONE, server(NOW.plus(Duration.ofMinutes(3))).view().reserved(NONE));
    }

    @Test
    void what_a_service_has_got_is_free_as_soon_as_the_service_is_gone() {
        assertTrue(one.view().reserve(NONE, Set.of(30001)));
        one.settle(Set.of(30001), true);
        assertEquals("Ag==", record().path("data").asString());
        assertEquals(NONE, other.view().reserved(NONE));
    }

    @Test
    void the_record_is_one_that_a_real_server_reads() {
        assertTrue(one.view().reserve(Set.of(30000), Set.of(30009)));
        assertEquals("RangeAllocation", record().path("kind").asString());
        assertEquals("30000-30099", record().path("range").asString());
        // Bits 0 and 9 of a number of two bytes, the high one first.
        assertEquals("AgE=", record().path("data").asString());
    }

    @Test
    void what_a_real_server_has_given_out_is_taken_before_its_service_is_seen() {
        storage.create(KEY, """
                {"kind":"RangeAllocation","apiVersion":"v1","metadata":{},"range":"30000-30099","data":"AgE="}""".getBytes(UTF_8), Optional.empty());
        assertEquals(Set.of(30009), one.view().reserved(Set.of(30000)));
        assertTrue(one.view().reserve(Set.of(30000), Set.of(30001)));
        assertEquals(Set.of(30001, 30009), other.view().reserved(Set.of(30000)));
    }

    private JsonNode record() {
        return JsonDecoder.decode(storage.get(KEY, 0).orElseThrow().value());
    }

    private SharedRange<Integer> server(Instant now) {
        return new SharedRange<>(storage, KEY, new NodePorts(30000, 30099), Clock.fixed(now, ZoneOffset.UTC));
    }
}
