package io.drydock.apiserver.flags;

import java.util.Optional;

/**
 * One command-line flag: its name, its type, and the value it has now.
 *
 * <p>It begins with its default. A value read from the command line, or one {@link #set} by a program, makes it
 * {@linkplain #isChanged() changed}; a {@linkplain #preset preset} does not.
 *
 * @see "Go: vendor/github.com/spf13/pflag/flag.go: Flag"
 */
public final class Flag<T> {
    private final String name;
    private final ValueType<T> type;
    private final T initial;
    private final String help;
    private Optional<Character> shorthand = Optional.empty();
    private Optional<String> impliedValue;
    private boolean deprecated;
    private boolean hidden;
    private boolean notYet;
    private T value;
    private boolean changed;

    public Flag(String name, ValueType<T> type, T initial, String help) {
        this.name = name;
        this.type = type;
        this.initial = initial;
        this.help = help;
        this.value = initial;
        this.impliedValue = type.impliedValue();
    }

    /** Lets the flag be written with one dash and one letter as well. */
    public Flag<T> shorthand(char letter) {
        shorthand = Optional.of(letter);
        return this;
    }

    /** Marks a flag that works and is shown, but that nobody should begin to use. */
    public Flag<T> deprecated() {
        deprecated = true;
        return this;
    }

    /** Keeps the flag out of the help: it is only there so that old command lines still start. */
    public Flag<T> hidden() {
        hidden = true;
        return this;
    }

    /** Marks a flag that is accepted although what it asks for is not built yet. Setting it is warned about. */
    public Flag<T> notYet() {
        notYet = true;
        return this;
    }

    public String name() {
        return name;
    }

    /** The name as it is typed: {@code --name}, or {@code -n, --name} when there is a shorthand. */
    public String display() {
        return shorthand.map(letter -> "-" + letter + ", ").orElse("") + "--" + name;
    }

    public String typeName() {
        return type.name();
    }

    public String help() {
        return help;
    }

    Optional<Character> shorthand() {
        return shorthand;
    }

    /** What the flag means when it stands without a value; empty when it must have one. */
    Optional<String> impliedValue() {
        return impliedValue;
    }

    public boolean isDeprecated() {
        return deprecated;
    }

    public boolean isHidden() {
        return hidden;
    }

    public boolean isNotYetBuilt() {
        return notYet;
    }

    /** Whether the flag was given another value than its default, and nothing acts on it yet. */
    public boolean isAskedForButNotYetBuilt() {
        return notYet && changed && !value.equals(initial);
    }

    public T get() {
        return value;
    }

    public void set(T newValue) {
        value = newValue;
        changed = true;
    }

    /** Gives the flag a better default for this program; what the user says still goes first. */
    public void preset(T presetValue) {
        if (!changed) {
            value = presetValue;
        }
    }

    void presetText(String text) {
        preset(type.parse(text));
    }

    public boolean isChanged() {
        return changed;
    }

    /** The default as help prints it; empty when it is the type's zero. */
    public Optional<String> defaultText() {
        return type.defaultText(initial);
    }

    /** The value as it would be written on a command line. */
    public String valueText() {
        return type.format(value);
    }

    /**
     * Reads a value from the command line; a flag that collects values adds it to those it was given before.
     *
     * @throws IllegalArgumentException saying what would be right
     */
    void read(String text) {
        T parsed = type.parse(text);
        set(changed ? type.merge(value, parsed) : parsed);
    }
}
