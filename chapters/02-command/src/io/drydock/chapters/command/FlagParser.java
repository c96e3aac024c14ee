package io.drydock.chapters.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Fills flags from a command line. Go's stops at the first mistake; this one goes on and finds them all.
 *
 * @see "Go: github.com/spf13/pflag: FlagSet.Parse"
 */
final class FlagParser {
    private FlagParser() {}

    /** Returns one sentence for every mistake. */
    // tag::fill[]
    static List<String> fill(NamedFlagSets flags, List<String> arguments) {
        List<String> problems = new ArrayList<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            String[] parts = argument.split("=", 2);
            String name = parts[0].replaceFirst("^-h$", "--help").replaceFirst("^--|^-(?=v$)", "");
            Optional<Flag<?>> flag = flags.find(name.replace('_', '-'));
            if (!argument.startsWith("-")) {
                problems.add("\"kube-apiserver\" does not take any arguments, got \"" + argument + "\"");
            } else if (flag.isEmpty()) {
                problems.add("unknown flag: --" + name);
            } else if (parts.length == 2) {
                fill(flag.get(), parts[1], problems);
            } else if (flag.get().type.name().isEmpty()) {
                fill(flag.get(), "true", problems);
            } else if (rest.hasNext()) {
                fill(flag.get(), rest.next(), problems);
            } else {
                problems.add("flag needs an argument: --" + name);
            }
        }
        return problems;
    }
    // end::fill[]

    private static void fill(Flag<?> flag, String text, List<String> problems) {
        try {
            flag.fill(text);
        } catch (IllegalArgumentException wrong) {
            problems.add("invalid argument \"" + text + "\" for \"--" + flag.name + "\" flag: " + wrong.getMessage());
        }
    }
}
