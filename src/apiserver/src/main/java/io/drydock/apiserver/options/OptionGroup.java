package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagSet;
import io.drydock.apiserver.flags.ValueType;
import io.drydock.apiserver.flags.ValueTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A group of flags that belong together, declared as fields, and what must hold between their values. */
public abstract class OptionGroup {
    private final String section;
    private final List<Flag<?>> flags = new ArrayList<>();

    /** A group whose flags help shows under the section's name. */
    protected OptionGroup(String section) {
        this.section = section;
    }

    protected final <T> Flag<T> flag(String name, ValueType<T> type, T initial, String help) {
        Flag<T> flag = new Flag<>(name, type, initial, help);
        flags.add(flag);
        return flag;
    }

    protected final Flag<Boolean> bool(String name, boolean initial, String help) {
        return flag(name, ValueTypes.bool(), initial, help);
    }

    protected final Flag<String> string(String name, String initial, String help) {
        return flag(name, ValueTypes.string(), initial, help);
    }

    protected final Flag<Long> integer(String name, long initial, String help) {
        return flag(name, ValueTypes.integer(), initial, help);
    }

    protected final Flag<Duration> duration(String name, Duration initial, String help) {
        return flag(name, ValueTypes.duration(), initial, help);
    }

    protected final Flag<List<String>> strings(String name, List<String> initial, String help) {
        return flag(name, ValueTypes.strings(), initial, help);
    }

    public void addFlags(FlagSet flagSet) {
        flags.forEach(flag -> flagSet.add(section, flag));
    }

    /** Adds every mistake in the group's values. */
    public void validate(Problems problems) {}
}
