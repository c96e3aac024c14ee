package io.drydock.chapters.main;

import java.util.List;

/**
 * A chapter as it is run: what it is about and what can be tried in it.
 *
 * @param alias under which it is run, such as {@code ch01}
 * @param about one sentence
 * @param experiments in the order in which they tell the chapter's story; the first one runs when none is named
 */
public record Chapter(String alias, String about, List<Experiment> experiments) {
    /** Given to an experiment that is part of the whole story: it must end by itself. */
    public static final String DEMO = "--demo";

    public Chapter {
        experiments = List.copyOf(experiments);
    }

    /** Something to try: a name for the command line, a sentence for the help, and what it does. */
    public record Experiment(String name, String about, Action action) {}

    /** What an experiment does with the rest of the command line, until it ends. The result is the exit code. */
    @FunctionalInterface
    public interface Action {
        int run(List<String> arguments, Narration narration) throws Exception;
    }

    /** Runs what the command line asks for, and ends the process with its exit code. */
    public void main(String... arguments) throws Exception {
        System.exit(run(Narration.onStandardOutput(), List.of(arguments)));
    }

    int run(Narration narration, List<String> arguments) throws Exception {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        if (first.equals("--help")) {
            help(narration);
            return 0;
        }
        if (first.equals(DEMO)) {
            return demo(narration);
        }
        for (Experiment experiment : experiments) {
            if (experiment.name().equals(first)) {
                return experiment.action().run(arguments.subList(1, arguments.size()), narration);
            }
        }
        return experiments.getFirst().action().run(arguments, narration);
    }

    /** The whole story: every experiment, one after the other. */
    private int demo(Narration narration) throws Exception {
        for (Experiment experiment : experiments) {
            narration.step(experiment.about());
            int code = experiment.action().run(List.of(DEMO), narration);
            if (code != 0) {
                return code;
            }
        }
        return 0;
    }

    private void help(Narration narration) {
        narration.step(about);
        narration.say("./jbang %s %-12s %s".formatted(alias, DEMO, "everything below, one after the other"));
        for (Experiment experiment : experiments) {
            narration.say("./jbang %s %-12s %s".formatted(alias, experiment.name(), experiment.about()));
        }
    }
}
