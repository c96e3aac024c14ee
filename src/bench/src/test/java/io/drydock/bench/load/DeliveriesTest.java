package io.drydock.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private final Deliveries deliveries = new Deliveries(3);

    @Test
    void an_event_is_delivered_when_the_last_watcher_has_it() throws InterruptedException {
        deliveries.sending(0);
        deliveries.sending(1);
        deliveries.arrived(0);
        deliveries.arrived(0);
        deliveries.arrived(1);
        assertEquals(0, deliveries.takeSlowest().total());
        deliveries.arrived(0);
        deliveries.awaitOne(Duration.ofSeconds(1));
        assertEquals(1, deliveries.takeSlowest().total());
        assertEquals(0, deliveries.takeSlowest().total());
    }

    @Test
    void an_event_that_does_not_arrive_is_not_waited_for_for_ever() {
        deliveries.sending(0);
        deliveries.arrived(0);
        LoadException late = assertThrows(LoadException.class, () -> deliveries.awaitOne(Duration.ofMillis(1)));
        assertTrue(late.getMessage().contains("did not reach all watchers"), late.getMessage());
    }

    @Test
    void a_lost_watcher_ends_the_wait_with_its_reason() {
        deliveries.failed("gone");
        LoadException lost = assertThrows(LoadException.class, () -> deliveries.awaitOne(Duration.ofSeconds(1)));
        assertEquals("gone", lost.getMessage());
    }
}
