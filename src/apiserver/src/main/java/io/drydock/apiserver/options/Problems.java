package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what is wrong with the options, so that all of it is reported at once. */
public final class Problems {
    private final List<String> sentences = new ArrayList<>();

    public void add(String sentence) {
        sentences.add(sentence);
    }

    public void addAll(Collection<String> more) {
        sentences.addAll(more);
    }

    /** Reports a flag's value and says what it must be. */
    public void add(Flag<?> flag, String requirement) {
        sentences.add("--" + flag.name() + "=" + flag.valueText() + ": " + requirement);
    }

    public void notNegative(Flag<Long> flag) {
        between(flag, 0, Long.MAX_VALUE, "must not be negative");
    }

    public void positive(Flag<Long> flag) {
        between(flag, 1, Long.MAX_VALUE, "must be a positive number");
    }

    public void between(Flag<Long> flag, long least, long most, String requirement) {
        if (flag.get() < least || flag.get() > most) {
            add(flag, requirement);
        }
    }

    public void durationNotNegative(Flag<Duration> flag) {
        if (flag.get().isNegative()) {
            add(flag, "must not be negative");
        }
    }

    public void oneOf(Flag<String> flag, List<String> choices) {
        if (!choices.contains(flag.get())) {
            add(flag, "must be one of " + String.join(", ", choices));
        }
    }

    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    public List<String> all() {
        return List.copyOf(sentences);
    }
}
