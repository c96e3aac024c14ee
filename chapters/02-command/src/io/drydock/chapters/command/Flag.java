package io.drydock.chapters.command;

/**
 * A flag and the value it has now: its default, until a command line is read.
 *
 * @see "Go: github.com/spf13/pflag: Flag"
 */
// tag::flag[]
public final class Flag<T> {
    public final String name;
    final ValueType<T> type;
    final String initial;
    final String help;
    private String text;
    private T value;

    Flag(String name, ValueType<T> type, String initial, String help) {
        this.name = name;
        this.type = type;
        this.initial = initial;
        this.help = help;
        fill(initial);
    }

    /** Gives the flag a value, written as on a command line. */
    public void fill(String newText) {
        value = type.parse(newText);
        text = newText;
    }

    public T get() {
        return value;
    }

    /** The value as it was written on the command line. */
    public String text() {
        return text;
    }
}
// end::flag[]
