package io.drydock.chapters.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.drydock.contracts.JavaProcess;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

// tag::answer[]
class ExerciseTest {
    /** The program of the exercise: no handler of its own, and a last wish. */
    static final class WithoutHandler {
        public static void main(String... arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("last wish")));
            System.out.println("waiting");
            try {
                new CountDownLatch(1).await();
            } finally {
                System.out.println("finally");
            }
        }
    }

    @Test
    void without_a_handler_the_first_signal_ends_the_process_and_the_exit_code_names_it() throws Exception {
        try (JavaProcess process = JavaProcess.start(WithoutHandler.class.getName())) {
            process.awaitLine("waiting");
            new ProcessBuilder("kill", "-TERM", Long.toString(process.process().pid()))
                    .start()
                    .waitFor();
            process.awaitLine("last wish");
            // 128 and the number of the signal: nobody can take that for success.
            assertEquals(128 + 15, process.finished().exitCode());
            assertFalse(process.finished().out().contains("finally"));
        }
    }
}
// end::answer[]
