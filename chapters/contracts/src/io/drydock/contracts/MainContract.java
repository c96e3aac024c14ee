package io.drydock.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Chapter 1: how a process ends.
 *
 * @see "Go: cmd/kube-apiserver/apiserver.go: main"
 */
public interface MainContract {
    /** A process that was asked for something it can do. */
    Finished success();

    /** A process that was asked for something it cannot do, and that has logged before it noticed. */
    Finished error();

    /** Something that only the log of {@link #error} says. */
    String lastWordsInTheLog();

    @Test
    default void success_exits_with_zero() {
        assertEquals(0, success().exitCode());
    }

    @Test
    default void an_error_exits_with_one() {
        assertEquals(1, error().exitCode());
    }

    @Test
    default void an_error_is_one_line_on_standard_error_and_no_stack_trace() {
        Finished finished = error();
        assertEquals(
                1,
                finished.err()
                        .lines()
                        .filter(line -> line.startsWith("error: "))
                        .count(),
                finished.err());
        assertFalse(finished.err().contains("\tat "), finished.err());
    }

    @Test
    default void what_went_wrong_is_not_among_what_was_asked_for() {
        assertFalse(error().out().contains("error: "));
    }

    @Test
    default void no_line_of_the_log_is_lost_on_the_way_out() {
        Finished finished = error();
        assertTrue(finished.err().contains(lastWordsInTheLog()), finished.err());
    }
}
