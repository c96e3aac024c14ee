package io.drydock.chapters.main;

import java.util.List;

/**
 * What {@code main} executes. Everything the program does is behind this one method; chapter 2 builds the real one.
 *
 * @see "Go: github.com/spf13/cobra: Command.Execute"
 */
// tag::command[]
@FunctionalInterface
public interface Command {
    /**
     * @throws CommandFailed when the command could not do what it was asked for; the message is for its user
     */
    void execute(List<String> arguments, Logs logs) throws CommandFailed;
}
// end::command[]
