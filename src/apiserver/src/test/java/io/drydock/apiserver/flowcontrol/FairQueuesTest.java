package io.drydock.apiserver.flowcontrol;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FairQueuesTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void without_queues_what_exceeds_the_limit_is_refused_at_once() throws InterruptedException {
        FairQueues queues = new FairQueues(Optional.empty());
        queues.setLimit(1);
        assertTrue(queues.acquire(1, LONG));
        assertFalse(queues.acquire(1, LONG));
        queues.release();
        assertTrue(queues.acquire(1, LONG));
    }

    @Test
    void a_wait_that_is_too_long_ends_without_a_turn_and_leaves_no_trace() throws InterruptedException {
        FairQueues queues = new FairQueues(Optional.of(new PriorityLevel.Queuing(4, 2, 10)));
        queues.setLimit(1);
        assertTrue(queues.acquire(1, LONG));
        assertFalse(queues.acquire(1, Duration.ofMillis(5)));
        queues.release();
        assertTrue(queues.acquire(1, Duration.ZERO));
    }

    @Test
    void a_full_queue_refuses() throws InterruptedException {
        FairQueues queues = new FairQueues(Optional.of(new PriorityLevel.Queuing(1, 1, 0)));
        queues.setLimit(1);
        assertTrue(queues.acquire(1, LONG));
        assertFalse(queues.acquire(1, LONG));
    }

    @Test
    void never_more_than_the_limit_are_served_and_all_get_their_turn() throws InterruptedException {
        FairQueues queues = new FairQueues(Optional.of(new PriorityLevel.Queuing(8, 3, 1000)));
        queues.setLimit(3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch served = new CountDownLatch(200);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int flow = i % 5;
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    if (queues.acquire(flow, LONG)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        queues.release();
                        served.countDown();
                    }
                } catch (InterruptedException unexpected) {
                    throw new IllegalStateException(unexpected);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(served.getCount() == 0, () -> served.getCount() + " were not served");
        assertTrue(most.get() <= 3, () -> most + " at a time");
    }

    @Test
    void a_flow_that_sends_little_does_not_wait_behind_one_that_sends_much() throws InterruptedException {
        FairQueues queues = new FairQueues(Optional.of(new PriorityLevel.Queuing(64, 1, 1000)));
        queues.setLimit(1);
        assertTrue(queues.acquire(0, LONG));
        AtomicInteger much = new AtomicInteger();
        for (int i = 0; i < 50; i++) {
            startWaiting(queues, 1, much::incrementAndGet);
        }
        CountDownLatch little = new CountDownLatch(1);
        AtomicInteger before = new AtomicInteger();
        startWaiting(queues, 2, () -> {
            before.set(much.get());
            little.countDown();
        });
        queues.release();
        little.await();
        assertTrue(before.get() <= 2, () -> before + " of the other flow were served first");
    }

    /** Returns once the thread waits in its queue. */
    private static void startWaiting(FairQueues queues, long flow, Runnable whenServed) {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                if (queues.acquire(flow, LONG)) {
                    whenServed.run();
                    queues.release();
                }
            } catch (InterruptedException ended) {
                return;
            }
        });
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
