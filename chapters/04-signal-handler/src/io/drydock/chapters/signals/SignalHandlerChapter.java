package io.drydock.chapters.signals;

import io.drydock.chapters.main.Chapter;
import io.drydock.chapters.main.Chapter.Experiment;
import io.drydock.chapters.main.Narration;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Chapter 4 as it is run: it waits for signals. */
public final class SignalHandlerChapter {
    private static final String READY = "waiting: press Ctrl-C once, then once more";

    private SignalHandlerChapter() {}

    public static void main(String... arguments) throws Exception {
        new Chapter(
                        "ch04",
                        "Chapter 4, signal handler: the first signal asks the server to stop, the second exits 1",
                        List.of(
                                new Experiment(
                                        "wait",
                                        "One signal, and a shutdown that takes its time; a second one ends it",
                                        (words, narration) -> words.contains(Chapter.DEMO)
                                                ? play(narration, "wait", "INT", "TERM")
                                                : shutDownSlowly(narration)),
                                new Experiment(
                                        "quick",
                                        "One signal, and a shutdown that is quick",
                                        (words, narration) -> words.contains(Chapter.DEMO)
                                                ? play(narration, "quick", "TERM")
                                                : shutDownQuickly(narration)),
                                new Experiment("twice", "Setting it up twice", SignalHandlerChapter::twice),
                                new Experiment("context", "Contexts, as of 1.20", SignalHandlerChapter::context)))
                .main(arguments);
    }

    private static int shutDownQuickly(Narration narration) {
        SignalHandler handler = SignalHandler.setUp();
        narration.say(READY);
        narration.say(handler.stop().join() + ": the stop channel is closed; done");
        return 0;
    }

    private static int shutDownSlowly(Narration narration) throws InterruptedException {
        SignalHandler handler = SignalHandler.setUp();
        narration.say(READY);
        narration.say(handler.stop().join() + ": the stop channel is closed; a shutdown would begin, and hang");
        new CountDownLatch(1).await();
        return 0;
    }

    private static int twice(List<String> words, Narration narration) {
        SignalHandler.setUp();
        try {
            SignalHandler.setUp();
        } catch (IllegalStateException refused) {
            narration.say("refused: " + refused.getMessage());
        }
        return 0;
    }

    private static int context(List<String> words, Narration narration) {
        StopContext process = new StopContext();
        StopContext request = process.child();
        StopContext other = process.child();
        request.cancel();
        narration.say("one request is cancelled: it is done " + request.isDone() + ", the process " + process.isDone());
        process.cancel();
        narration.say("the process is asked to stop: the other request is done " + other.isDone());
        return 0;
    }

    /** Sends signals to a process of this chapter, each when the one before has been answered. */
    private static int play(Narration narration, String experiment, String... signals) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SignalHandlerChapter.class.getName(),
                        experiment)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = child.inputReader()) {
            narration.show(String.valueOf(out.readLine()));
            for (String signal : signals) {
                narration.say("kill -" + signal);
                new ProcessBuilder("kill", "-" + signal, Long.toString(child.pid()))
                        .start()
                        .waitFor();
                String answer = out.readLine();
                narration.show(answer == null ? "(nothing more)" : answer);
            }
        }
        narration.say("exit code " + child.waitFor());
        return 0;
    }
}
