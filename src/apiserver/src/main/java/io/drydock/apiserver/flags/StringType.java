package io.drydock.apiserver.flags;

import java.util.Optional;

/** Any text; help quotes its default. */
record StringType() implements ValueType<String> {
    static final StringType INSTANCE = new StringType();

    @Override
    public String name() {
        return "string";
    }

    @Override
    public String parse(String text) {
        return text;
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public Optional<String> defaultText(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of('"' + value + '"');
    }
}
