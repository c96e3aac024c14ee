package io.drydock.apiserver.flags;

import java.util.Optional;
import java.util.function.Function;

/** A type of single values: the last one given is the one that counts. */
record ScalarType<T>(String name, Function<String, T> parser, Function<T, String> formatter) implements ValueType<T> {

    /** A type whose values {@code parser} reads, or finds to be something else than what is {@code expected}. */
    static <T> ScalarType<T> of(
            String name, Function<String, Optional<T>> parser, String expected, Function<T, String> formatter) {
        return new ScalarType<>(
                name,
                text -> parser.apply(text).orElseThrow(() -> new IllegalArgumentException("expected " + expected)),
                formatter);
    }

    @Override
    public T parse(String text) {
        return parser.apply(text);
    }

    @Override
    public String format(T value) {
        return formatter.apply(value);
    }
}
