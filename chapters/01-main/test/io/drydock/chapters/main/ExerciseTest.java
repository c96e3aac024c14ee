package io.drydock.chapters.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.contracts.Finished;
import io.drydock.contracts.JavaProcess;
import org.junit.jupiter.api.Test;

// tag::answer[]
class ExerciseTest {
    /** The command of the exercise, as a program. */
    static final class ExitsDeepInside {
        public static void main(String... arguments) {
            Main.main((words, logs) -> {
                try {
                    logs.info("the last line");
                    System.exit(3);
                } finally {
                    System.err.println("finally");
                }
            });
        }
    }

    @Test
    void exit_skips_every_finally_but_not_the_last_flush() {
        Finished finished = JavaProcess.run(ExitsDeepInside.class.getName());
        assertEquals(3, finished.exitCode());
        assertFalse(finished.err().contains("finally"), finished.err());
        assertTrue(finished.err().contains("the last line"), finished.err());
    }
}
// end::answer[]
