package io.drydock.chapters.complete;

import io.drydock.chapters.command.ApiServerCommand;
import io.drydock.chapters.command.RunE;
import io.drydock.chapters.main.Chapter;
import io.drydock.chapters.main.Chapter.Action;
import io.drydock.chapters.main.Chapter.Experiment;
import io.drydock.chapters.main.Logs;
import io.drydock.chapters.main.Main;
import io.drydock.chapters.main.Narration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** Chapter 3 as it is run: what was open, what was decided, and what is refused. */
public final class CompleteChapter {
    private static final List<String> SOME =
            List.of("--advertise-address=192.0.2.7", "--runtime-config=api/v1=true,apps/v1=false");
    private static final List<String> WRONG =
            List.of("--secure-port=0", "--service-cluster-ip-range=here", "--service-account-max-token-expiration=59m");

    private CompleteChapter() {}

    public static void main(String... arguments) throws Exception {
        Action mistakes = (words, narration) -> {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            RunE run = Completion.then((completed, logs) -> narration.say("never reached"));
            int code = execute(orElse(words, WRONG), new PrintStream(err, true), run);
            narration.show(err + "exit code " + code);
            return 0;
        };
        List<Experiment> experiments = List.of(
                new Experiment("table", "What was open, and what is decided", CompleteChapter::table),
                new Experiment("mistakes", "Three mistakes: completed first, then validated", mistakes));
        new Chapter("ch03", "Chapter 3, complete: what is open is decided, then all is validated", experiments)
                .main(arguments);
    }

    private static int table(List<String> words, Narration narration) {
        return execute(orElse(words, SOME), System.err, (options, logs) -> {
            Completion completion = new Completion(options);
            CompletedServerRunOptions completed = completion.complete();
            for (Decision decision : completion.decisions) {
                narration.say("--" + decision.flag() + ": " + decision.why());
                String before = decision.before().isEmpty() ? "(open)" : decision.before();
                narration.show("before: " + before + "\nafter:  " + decision.after());
            }
            List<String> problems = Validation.of(completed);
            narration.say("validated after that: " + (problems.isEmpty() ? "it can be run" : problems));
        });
    }

    private static List<String> orElse(List<String> words, List<String> example) {
        return words.isEmpty() || words.contains(Chapter.DEMO) ? example : words;
    }

    private static int execute(List<String> words, PrintStream err, RunE run) {
        return Main.execute(new ApiServerCommand(run, System.out, 80), words, new Logs(err), err);
    }
}
