package io.drydock.apiserver.flags;

import java.util.Optional;

/** True or false, in any of the spellings Go reads; without a value it means true. */
record BoolType() implements ValueType<Boolean> {
    static final BoolType INSTANCE = new BoolType();

    @Override
    public String name() {
        return "";
    }

    @Override
    public Boolean parse(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }

    @Override
    public String format(Boolean value) {
        return value.toString();
    }

    @Override
    public Optional<String> impliedValue() {
        return Optional.of("true");
    }
}
