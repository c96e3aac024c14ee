package io.drydock.chapters.main;

import io.drydock.chapters.main.Chapter.Action;
import io.drydock.chapters.main.Chapter.Experiment;
import java.nio.file.Path;
import java.util.List;

/** Chapter 1 as it is run: the ways a process ends, and what becomes of its log in each. */
public final class MainChapter {
    private static final Command SUCCESS = (arguments, logs) -> logs.info("the server has stopped as it was told to");
    private static final Command ERROR = (arguments, logs) -> {
        logs.info("about to look for the certificate");
        throw new CommandFailed("no certificate at /etc/kubernetes/apiserver.crt");
    };
    private static final Command CRASH = (arguments, logs) -> {
        logs.info("about to make a mistake");
        throw new IllegalStateException("a mistake in the program");
    };

    private MainChapter() {}

    public static void main(String... arguments) throws Exception {
        new Chapter(
                        "ch01",
                        "Chapter 1, main: a command is executed, an error becomes exit code 1, and the log is flushed",
                        List.of(
                                process("success", "It succeeds: exit code 0", () -> Main.main(SUCCESS)),
                                process("error", "An error: one line, exit code 1", () -> Main.main(ERROR)),
                                process("crash", "A crash: a stack trace, exit code 1", () -> Main.main(CRASH)),
                                process(
                                        "as-in-go",
                                        "An error, written as in Go: where is the line of the log?",
                                        () -> MainAsInGo.main(ERROR)),
                                process(
                                        "one-seven",
                                        "Release 1.7, before there was a command object",
                                        () -> MainOfOneSeven.main("--version"))))
                .main(arguments);
    }

    /** An experiment that ends its process. As part of the whole story it has to be a process of its own. */
    private static Experiment process(String name, String about, Runnable body) {
        Action action = (arguments, narration) -> {
            if (arguments.contains(Chapter.DEMO)) {
                runAsChild(name, narration);
            } else {
                body.run();
            }
            return 0;
        };
        return new Experiment(name, about, action);
    }

    private static void runAsChild(String name, Narration narration) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MainChapter.class.getName(),
                        name)
                .redirectErrorStream(true)
                .start();
        narration.show(new String(child.getInputStream().readAllBytes()).strip());
        narration.say("exit code " + child.waitFor());
    }
}
