package io.drydock.apiserver.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.status.StatusErrors;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

    @Test
    void a_key_added_twice_before_its_turn_is_done_once() throws InterruptedException {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        try (Reconciler reconciler = new Reconciler("test", done::add)) {
            reconciler.add("a");
            reconciler.add("a");
            reconciler.add("b");
            reconciler.start();
            assertEquals("a", done.poll(10, TimeUnit.SECONDS));
            assertEquals("b", done.poll(10, TimeUnit.SECONDS));
            assertTrue(done.isEmpty());
        }
    }

    @Test
    void a_key_that_fails_comes_back_until_it_succeeds() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch succeeded = new CountDownLatch(1);
        Reconciler.Work work = key -> {
            if (tries.incrementAndGet() < 3) {
                throw StatusErrors.badRequest("not yet");
            }
            succeeded.countDown();
        };
        try (Reconciler reconciler = new Reconciler("test", work)) {
            reconciler.start();
            reconciler.add("a");
            assertTrue(succeeded.await(10, TimeUnit.SECONDS));
            assertEquals(3, tries.get());
        }
    }
}
