package io.drydock.chapters.command;

import io.drydock.chapters.main.Chapter;
import io.drydock.chapters.main.Chapter.Action;
import io.drydock.chapters.main.Chapter.Experiment;
import io.drydock.chapters.main.Logs;
import io.drydock.chapters.main.Main;
import io.drydock.chapters.main.Narration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** Chapter 2 as it is run: flags are bound, filled, refused and explained. */
public final class CommandChapter {
    private CommandChapter() {}

    public static void main(String... arguments) throws Exception {
        Action parse =
                (words, narration) -> parse(orElse(words, "--secure-port=7443", "--watch-cache=false"), narration);
        Action mistakes = (words, narration) -> show(orElse(words, "--secure-prot=1", "--v=much"), 80, narration);
        Action help = (words, narration) ->
                show(List.of("--help"), Integer.parseInt(orElse(words, "80").getFirst()), narration);
        List<Experiment> experiments = List.of(
                new Experiment("parse", "The options before and after parsing; give flags of your own", parse),
                new Experiment("mistakes", "Two mistakes, two messages", mistakes),
                new Experiment("help", "Its help; say how many columns", help));
        new Chapter(
                        "ch02",
                        "Chapter 2, command: flags are bound when it is built, filled when it executes",
                        experiments)
                .main(arguments);
    }

    private static List<String> orElse(List<String> words, String... example) {
        return words.isEmpty() || words.contains(Chapter.DEMO) ? List.of(example) : words;
    }

    // tag::parse[]
    private static int parse(List<String> words, Narration narration) {
        RunE run = (options, logs) -> narration.say("run is given port " + options.secureServing.securePort.get());
        ApiServerCommand command = new ApiServerCommand(run, System.out, 80);
        List<Flag<?>> flags = command.options().flags().all();
        List<String> before = flags.stream().map(Flag::text).toList();
        narration.say("the command is built: %d flags are bound, and have their defaults".formatted(flags.size()));
        narration.say("the command executes: kube-apiserver " + String.join(" ", words));
        int code = Main.execute(command, words, new Logs(System.err), System.err);
        for (int i = 0; i < flags.size(); i++) {
            Flag<?> flag = flags.get(i);
            String change = before.get(i).equals(flag.text()) ? "" : " → " + flag.text();
            narration.say("--%-37s ".formatted(flag.name) + before.get(i) + change);
        }
        return code;
    }
    // end::parse[]

    private static int show(List<String> words, int columns, Narration narration) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(written, true);
        ApiServerCommand command = new ApiServerCommand((options, logs) -> {}, terminal, columns);
        int code = Main.execute(command, words, new Logs(terminal), terminal);
        narration.show("$ kube-apiserver " + String.join(" ", words) + "\n" + written + "exit code " + code);
        return 0;
    }
}
