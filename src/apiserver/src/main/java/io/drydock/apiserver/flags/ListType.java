package io.drydock.apiserver.flags;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A type that collects: a flag may hold several values between commas, and may be repeated.
 *
 * @param split whether commas divide a value
 * @param brackets whether help prints a default between brackets
 * @param elements how one element is read and printed
 */
record ListType<E>(String name, boolean split, boolean brackets, ValueType<E> elements) implements ValueType<List<E>> {

    @Override
    public List<E> parse(String text) {
        Function<String, E> element = elements::parse;
        return (split ? CommaSeparated.split(text) : List.of(text))
                .stream().map(element).toList();
    }

    @Override
    public List<E> merge(List<E> before, List<E> parsed) {
        List<E> all = new ArrayList<>(before);
        all.addAll(parsed);
        return List.copyOf(all);
    }

    @Override
    public String format(List<E> values) {
        return values.stream().map(elements::format).collect(Collectors.joining(","));
    }

    @Override
    public Optional<String> defaultText(List<E> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(brackets ? "[" + format(values) + "]" : format(values));
    }
}
