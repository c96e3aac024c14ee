package io.drydock.chapters.together;

import io.drydock.contracts.Finished;
import io.drydock.contracts.JavaProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs the project's own scripts, with the JDK that runs the test. */
final class Launcher {
    /** Long enough to compile everything and run all of it on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private Launcher() {}

    static Finished run(String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Project.ROOT.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return JavaProcess.run(builder, PATIENCE);
    }
}
