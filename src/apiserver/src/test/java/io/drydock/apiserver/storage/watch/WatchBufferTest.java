package io.drydock.apiserver.storage.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events are their own revisions here. */
class WatchBufferTest {
    private final WatchBuffer<Long> buffer = new WatchBuffer<>(10, 2, Long::longValue);

    @Test
    void what_was_missed_comes_first_and_takes_no_room() throws InterruptedException {
        buffer.begin(List.of(11L, 12L, 13L));
        assertTrue(buffer.offer(14L));
        assertTrue(buffer.offer(15L));

        for (long expected = 11; expected <= 15; expected++) {
            assertEquals(Optional.of(expected), next());
        }
        assertEquals(Optional.empty(), next());
    }

    @Test
    void events_from_before_its_time_are_not_for_it() throws InterruptedException {
        assertTrue(buffer.offer(10L));

        assertEquals(Optional.empty(), next());
    }

    @Test
    void a_full_buffer_ends_and_gives_what_is_in_it_first() throws InterruptedException {
        assertTrue(buffer.offer(11L));
        assertTrue(buffer.offer(12L));
        assertFalse(buffer.offer(13L));
        assertFalse(buffer.offer(14L), "it stays ended");

        assertEquals(Optional.of(11L), next());
        assertEquals(Optional.of(12L), next());
        String why =
                assertThrows(StorageException.WatchClosed.class, this::next).getMessage();
        assertTrue(why.contains("too slow: 2 events waited"), why);
    }

    @Test
    void progress_is_left_out_where_events_say_as_much() throws InterruptedException {
        buffer.addIfRoom(10L);
        assertEquals(Optional.empty(), next());

        buffer.offer(11L);
        buffer.offer(12L);
        buffer.addIfRoom(12L);
        assertEquals(Optional.of(11L), next());
        assertEquals(Optional.of(12L), next());
        assertEquals(Optional.empty(), next());
    }

    @Test
    void it_moves_on_only_when_nothing_waits() throws InterruptedException {
        buffer.offer(11L);
        assertFalse(buffer.advanceTo(12));
        next();
        assertTrue(buffer.advanceTo(12));
        assertFalse(buffer.advanceTo(12), "it has seen as much");
        assertTrue(buffer.offer(12L));
        assertEquals(Optional.empty(), next());
    }

    @Test
    void the_first_reason_to_end_counts() {
        buffer.end("the first");
        buffer.end("the second");

        assertTrue(assertThrows(StorageException.WatchClosed.class, this::next)
                .getMessage()
                .contains("the first"));
    }

    private Optional<Long> next() throws InterruptedException {
        return buffer.take(Duration.ZERO);
    }
}
