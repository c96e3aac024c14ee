package io.drydock.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Chapter 4: how a process answers signals.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/signal.go: SetupSignalHandler"
 */
@Timeout(60)
public interface SignalHandlerContract {
    /** A process that serves and is quick to stop; it has said that it waits for signals. */
    Waiting quick() throws Exception;

    /** One whose shutdown takes longer than anybody would wait. */
    Waiting slow() throws Exception;

    /** What is said to who sets the handler up a second time. */
    String refusalOfSecondSetUp();

    /** A child process that waits for signals. */
    interface Waiting extends AutoCloseable {
        Process process();

        /** Returns when the first signal has been noticed. */
        void awaitShutdown() throws Exception;

        @Override
        void close();
    }

    @Test
    default void one_interrupt_ends_it_in_order_with_zero() throws Exception {
        assertEquals(0, exitCodeAfterOne("INT"));
    }

    @Test
    default void one_terminate_ends_it_in_order_with_zero() throws Exception {
        assertEquals(0, exitCodeAfterOne("TERM"));
    }

    // tag::second[]
    @Test
    default void a_second_signal_exits_with_one_at_once() throws Exception {
        try (Waiting slow = slow()) {
            signal(slow.process(), "INT");
            slow.awaitShutdown();
            assertTrue(slow.process().isAlive());
            signal(slow.process(), "TERM");
            assertEquals(1, slow.process().waitFor());
        }
    }
    // end::second[]

    @Test
    default void setting_it_up_twice_is_refused() {
        assertNotEquals("", refusalOfSecondSetUp());
        assertTrue(refusalOfSecondSetUp().contains("already"), refusalOfSecondSetUp());
    }

    private int exitCodeAfterOne(String signal) throws Exception {
        try (Waiting quick = quick()) {
            signal(quick.process(), signal);
            return quick.process().waitFor();
        }
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
