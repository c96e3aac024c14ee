package io.drydock.apiserver.flowcontrol;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a number of requests through at a time, and the others wait in queues that take turns. A flow has a hand of the
 * queues, dealt by its number, and waits in the shortest of them: however much one flow sends, there is most likely a
 * queue that it does not fill.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/flowcontrol/fairqueuing/queueset/queueset.go: queueSet"
 */
final class FairQueues {
    private final Optional<PriorityLevel.Queuing> queuing;
    private final ArrayDeque<Waiter>[] queues;
    private int limit;
    private int executing;
    private int waiting;
    private int turn;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of generic queues cannot be made otherwise
    FairQueues(Optional<PriorityLevel.Queuing> queuing) {
        this.queuing = queuing;
        this.queues = new ArrayDeque[queuing.map(PriorityLevel.Queuing::queues).orElse(0)];
        for (int i = 0; i < queues.length; i++) {
            queues[i] = new ArrayDeque<>(0);
        }
    }

    private static final class Waiter {
        private final CountDownLatch turnCame = new CountDownLatch(1);
    }

    Optional<PriorityLevel.Queuing> queuing() {
        return queuing;
    }

    /** How many requests may be served at a time from now on. */
    synchronized void setLimit(int requests) {
        limit = requests;
        dispatch();
    }

    /**
     * Waits for a turn; if it comes, {@link #release} must follow.
     *
     * @return whether it came; it does not when the queue is full or the wait too long
     */
    boolean acquire(long flow, Duration wait) throws InterruptedException {
        Waiter waiter = new Waiter();
        ArrayDeque<Waiter> queue;
        synchronized (this) {
            if (executing < limit && waiting == 0) {
                executing++;
                return true;
            }
            if (queuing.isEmpty()) {
                return false;
            }
            queue = shortestOfHand(flow);
            if (queue.size() >= queuing.get().lengthLimit()) {
                return false;
            }
            queue.add(waiter);
            waiting++;
        }
        try {
            return waiter.turnCame.await(wait.toNanos(), TimeUnit.NANOSECONDS) || !leave(queue, waiter);
        } catch (InterruptedException interrupted) {
            if (!leave(queue, waiter)) {
                release();
            }
            throw interrupted;
        }
    }

    /** Whether the waiter was still in its queue; otherwise its turn has come just now. */
    private synchronized boolean leave(ArrayDeque<Waiter> queue, Waiter waiter) {
        boolean left = queue.remove(waiter);
        if (left) {
            waiting--;
        }
        return left;
    }

    synchronized void release() {
        executing--;
        dispatch();
    }

    private void dispatch() {
        while (executing < limit && waiting > 0) {
            turn = (turn + 1) % queues.length;
            Waiter next = queues[turn].poll();
            if (next != null) {
                waiting--;
                executing++;
                next.turnCame.countDown();
            }
        }
    }

    private ArrayDeque<Waiter> shortestOfHand(long flow) {
        SplittableRandom cards = new SplittableRandom(flow);
        int handSize = queuing.map(PriorityLevel.Queuing::handSize).orElse(1);
        ArrayDeque<Waiter> shortest = queues[cards.nextInt(queues.length)];
        for (int card = 1; card < handSize; card++) {
            ArrayDeque<Waiter> queue = queues[cards.nextInt(queues.length)];
            if (queue.size() < shortest.size()) {
                shortest = queue;
            }
        }
        return shortest;
    }
}
