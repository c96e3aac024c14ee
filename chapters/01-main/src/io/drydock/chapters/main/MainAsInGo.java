package io.drydock.chapters.main;

import java.util.List;

/**
 * Go's {@code main} of 1.18 word for word, to see what becomes of the log. Go's {@code defer} is Java's
 * {@code finally}, and both languages have the same trap: leaving the process skips it.
 */
final class MainAsInGo {
    private MainAsInGo() {}

    // tag::trap[]
    static void main(Command command, String... arguments) {
        Logs logs = new Logs(System.err);
        try {
            command.execute(List.of(arguments), logs);
        } catch (CommandFailed error) {
            System.err.println("error: " + error.getMessage());
            System.exit(1);
        } finally {
            logs.flush(); // not after System.exit: the process ends inside the catch
        }
    }
    // end::trap[]
}
