package io.drydock.apiserver.filters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final Duration TIMEOUT = Duration.ofMillis(50);

    private final Deadlines deadlines = new Deadlines(TIMEOUT);
    private final List<String> late = new CopyOnWriteArrayList<>();
    private final CountDownLatch last = new CountDownLatch(1);

    @Test
    void what_is_not_called_off_runs_after_its_time_in_the_order_of_coming() throws InterruptedException {
        long begin = System.nanoTime();
        deadlines.expect(() -> late.add("first"));
        Deadlines.Entry calledOff = deadlines.expect(() -> late.add("second"));
        deadlines.expect(() -> late.add("third"));
        deadlines.callOff(calledOff);
        deadlines.expect(last::countDown);
        assertTrue(last.await(10, TimeUnit.SECONDS));
        assertTrue(System.nanoTime() - begin >= TIMEOUT.toNanos());
        assertEquals(List.of("first", "third"), late);
    }

    @Test
    void a_newcomer_is_not_forgotten_after_a_quiet_time() throws InterruptedException {
        CountDownLatch before = new CountDownLatch(1);
        deadlines.expect(before::countDown);
        assertTrue(before.await(10, TimeUnit.SECONDS));
        deadlines.expect(last::countDown);
        assertTrue(last.await(10, TimeUnit.SECONDS));
    }
}
