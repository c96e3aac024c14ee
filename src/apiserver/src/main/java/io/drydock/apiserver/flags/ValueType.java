package io.drydock.apiserver.flags;

import java.util.Optional;

/**
 * How the values of a flag are read, merged and printed.
 *
 * @see "Go: vendor/github.com/spf13/pflag/flag.go: Value"
 */
public interface ValueType<T> {

    /** The word that help prints after the flag; empty for a flag that needs no value. */
    String name();

    /**
     * Reads one value.
     *
     * @throws IllegalArgumentException whose message says what would be right
     */
    T parse(String text);

    String format(T value);

    /** What a flag holds that was given twice: the last value, unless the type collects. */
    default T merge(T before, T parsed) {
        return parsed;
    }

    /** What a flag means that stands without a value. */
    default Optional<String> impliedValue() {
        return Optional.empty();
    }

    /** A default as help prints it; empty when it is nothing, zero or false. */
    default Optional<String> defaultText(T value) {
        return switch (format(value)) {
            case "", "0", "0s", "false", "<nil>" -> Optional.empty();
            case String text -> Optional.of(text);
        };
    }
}
