package io.drydock.chapters.main;

import java.io.PrintStream;
import java.util.List;

/**
 * Where the process begins and ends: the log is set up, a command is executed, an error becomes the exit code.
 *
 * @see "Go: cmd/kube-apiserver/apiserver.go: main"
 */
// tag::main[]
public final class Main {
    private Main() {}

    /** Ends the process, in the last statement it has: by then nothing is left to be cleaned up. */
    public static void main(Command command, String... arguments) {
        System.exit(execute(command, List.of(arguments), Logs.init(System.err), System.err));
    }

    /** Executes a command and returns the exit code. Who calls this goes on living. */
    public static int execute(Command command, List<String> arguments, Logs logs, PrintStream err) {
        try {
            command.execute(arguments, logs);
            return 0;
        } catch (CommandFailed error) {
            error.getMessage().lines().forEach(line -> err.println("error: " + line));
            return 1;
        } finally {
            logs.flush();
        }
    }
}
// end::main[]
