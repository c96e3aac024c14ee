package io.drydock.apiserver.flags;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a command line into flags by pflag's rules, and goes on after a mistake so that all of them are reported.
 *
 * <p>A value follows {@code =} or is the next argument; a flag with an implied value, such as a boolean one, takes it
 * only after {@code =}. Everything after {@code --} is an argument. Underscores in names mean dashes.
 *
 * @see "Go: vendor/github.com/spf13/pflag/flag.go: FlagSet.Parse"
 */
public final class FlagParser {
    private final FlagSet flags;
    private final List<String> problems = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private List<String> line = List.of();
    private int next;

    /**
     * What reading a command line came to.
     *
     * @param problems one sentence for every mistake
     * @param arguments what was neither a flag nor a flag's value
     */
    public record Result(List<String> problems, List<String> arguments) {
        public Result {
            problems = List.copyOf(problems);
            arguments = List.copyOf(arguments);
        }
    }

    private FlagParser(FlagSet flags) {
        this.flags = flags;
    }

    public static Result parse(FlagSet flags, List<String> line) {
        return new FlagParser(flags).parse(line);
    }

    private Result parse(List<String> commandLine) {
        line = commandLine;
        while (next < line.size()) {
            String argument = line.get(next++);
            if (argument.equals("--")) {
                arguments.addAll(line.subList(next, line.size()));
                break;
            } else if (argument.startsWith("--")) {
                readLong(argument);
            } else if (argument.startsWith("-") && argument.length() > 1) {
                readShort(argument);
            } else {
                arguments.add(argument);
            }
        }
        return new Result(problems, arguments);
    }

    private void readLong(String argument) {
        int equals = argument.indexOf('=');
        String name = (equals < 0 ? argument.substring(2) : argument.substring(2, equals)).replace('_', '-');
        if (name.isEmpty() || name.startsWith("-")) {
            problems.add("bad flag syntax: " + argument);
            return;
        }
        Optional<String> value = equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1));
        flags.find(name).ifPresentOrElse(flag -> read(flag, "--" + name, value), () -> unknown(name, value));
    }

    private void unknown(String name, Optional<String> value) {
        // What follows is most likely the unknown flag's value, and no second mistake.
        if (value.isEmpty() && next < line.size() && !line.get(next).startsWith("-")) {
            next++;
        }
        List<String> names = flags.all().stream()
                .filter(flag -> !flag.isHidden())
                .map(Flag::name)
                .toList();
        problems.add("unknown flag: --" + name
                + NearestMatch.of(name, names)
                        .map(nearest -> " (did you mean --" + nearest + "?)")
                        .orElse(""));
    }

    /** Reads letters that share a dash; the first that takes a value takes the rest of the argument. */
    private void readShort(String argument) {
        for (int position = 1; position < argument.length(); position++) {
            char letter = argument.charAt(position);
            Optional<Flag<?>> flag = flags.findShorthand(letter);
            if (flag.isEmpty()) {
                problems.add("unknown shorthand flag: '" + letter + "' in " + argument);
                return;
            }
            String rest = argument.substring(position + 1);
            if (rest.startsWith("=")) {
                read(flag.get(), flag.get().display(), Optional.of(rest.substring(1)));
                return;
            }
            boolean takesRest = flag.get().impliedValue().isEmpty() && !rest.isEmpty();
            read(flag.get(), flag.get().display(), takesRest ? Optional.of(rest) : Optional.empty());
            if (flag.get().impliedValue().isEmpty()) {
                return;
            }
        }
    }

    private void read(Flag<?> flag, String display, Optional<String> given) {
        Optional<String> value = given.or(flag::impliedValue).or(this::nextArgument);
        if (value.isEmpty()) {
            problems.add("flag needs an argument: " + display);
            return;
        }
        try {
            flag.read(value.get());
        } catch (IllegalArgumentException malformed) {
            problems.add("invalid argument \"" + value.get() + "\" for \"" + flag.display() + "\" flag: "
                    + malformed.getMessage());
        }
    }

    private Optional<String> nextArgument() {
        return next < line.size() ? Optional.of(line.get(next++)) : Optional.empty();
    }
}
