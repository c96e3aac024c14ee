package io.drydock.chapters.command;

import java.util.Map;
import java.util.TreeMap;

/** Options that belong together, and that the help shows under one heading. */
class OptionGroup {
    final Map<String, Flag<?>> flags = new TreeMap<>();

    final <T> Flag<T> flag(String name, ValueType<T> type, String initial, String help) {
        Flag<T> flag = new Flag<>(name, type, initial, help);
        flags.put(name, flag);
        return flag;
    }
}
