package io.drydock.apiserver.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepetitionTest {
    @Test
    void it_is_done_before_start_returns_and_again_after_that() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch thrice = new CountDownLatch(3);
        try (Repetition repetition = new Repetition("again", Duration.ofMillis(1), () -> {
            times.incrementAndGet();
            thrice.countDown();
        })) {
            repetition.start();
            assertTrue(times.get() >= 1);
            assertTrue(thrice.await(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void what_fails_later_comes_back() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch mended = new CountDownLatch(1);
        try (Repetition repetition = new Repetition("mended", Duration.ofMillis(1), () -> {
            switch (times.incrementAndGet()) {
                case 1 -> {}
                case 2, 3 -> throw new IllegalStateException("not yet");
                default -> mended.countDown();
            }
        })) {
            repetition.start();
            assertTrue(mended.await(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void what_fails_at_once_is_not_begun() {
        IllegalStateException failure = new IllegalStateException("never");
        try (Repetition repetition = new Repetition("never", Duration.ofMillis(1), () -> {
            throw failure;
        })) {
            assertEquals(failure, assertThrows(IllegalStateException.class, repetition::start));
        }
    }
}
