package io.drydock.bench;

import io.drydock.bench.target.DrydockLauncher;
import io.drydock.bench.target.LimitLauncher;
import java.util.List;

/** Where the process of {@code ./drydock bench} begins and ends. */
public final class Main {
    /** The launcher, which runs a Drydock. */
    private static final String SERVE = "drydock.bench.serve";

    /** The options of the server's JVM, which the limit gets too. */
    private static final String JAVA_OPTIONS = "drydock.bench.java.options";

    private Main() {}

    public static void main(String[] arguments) {
        // Whoever ends this process early must not leave servers behind.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroy)));
        List<String> serve = List.of(System.getProperty(SERVE, "./drydock"), "serve");
        BenchCommand.Launchers launchers = new BenchCommand.Launchers(
                store -> new DrydockLauncher(serve, store),
                new LimitLauncher(words(System.getProperty(JAVA_OPTIONS, ""))));
        System.exit(new BenchCommand(launchers, System.out, System.err).execute(arguments));
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
