package io.drydock.chapters.command;

import io.drydock.chapters.main.Command;
import io.drydock.chapters.main.CommandFailed;
import io.drydock.chapters.main.Logs;
import java.io.PrintStream;
import java.util.List;

/**
 * The command. Building it binds flags to options; executing it fills them and hands them on.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: NewAPIServerCommand"
 */
// tag::command[]
public final class ApiServerCommand implements Command {
    private final ServerRunOptions options = new ServerRunOptions();
    private final RunE run;
    private final PrintStream out;
    private final int columns;

    /**
     * @param out for what the user asks to see
     * @param columns how wide the help may be
     */
    public ApiServerCommand(RunE run, PrintStream out, int columns) {
        this.run = run;
        this.out = out;
        this.columns = columns;
    }

    /** What the command was built with. Until it is executed, these are the defaults. */
    public ServerRunOptions options() {
        return options;
    }

    @Override
    public void execute(List<String> arguments, Logs logs) throws CommandFailed {
        List<String> problems = FlagParser.fill(options.flags(), arguments);
        if (!problems.isEmpty()) {
            throw new CommandFailed(String.join("\n", problems));
        }
        if (options.global.help.get()) {
            out.print(FlagHelp.text(options.flags(), columns));
        } else if (options.global.version.get()) {
            out.println("Kubernetes v1.20.2");
        } else {
            run.run(options, logs);
        }
    }
}
// end::command[]
