package io.drydock.chapters.command;

import io.drydock.chapters.main.CommandFailed;
import io.drydock.chapters.main.Logs;

/**
 * What the command does with the options once they are filled. Chapter 3 gives it one that completes them.
 *
 * @see "Go: github.com/spf13/cobra: Command.RunE"
 */
@FunctionalInterface
public interface RunE {
    void run(ServerRunOptions options, Logs logs) throws CommandFailed;
}
