package io.drydock.apiserver.cel.estimate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that loops and bindings give, the inner of which hide the outer. */
final class LocalVariables {
    private final Map<String, Deque<Local>> known = new HashMap<>();

    /** @param path of the value through the declared types; empty when it has none */
    record Local(List<String> path, Optional<Bounds> size, Optional<EntryBounds> entries) {}

    void enter(String name, Local local) {
        known.computeIfAbsent(name, ignored -> new ArrayDeque<>()).push(local);
    }

    void leave(String name) {
        known.getOrDefault(name, new ArrayDeque<>()).pop();
    }

    Optional<Local> find(String name) {
        return Optional.ofNullable(known.get(name)).map(Deque::peek);
    }

    /** Whether a name is the one in which loops gather their result. */
    static boolean isAccumulator(String name) {
        return name.equals("@result") || name.equals("__result__");
    }
}
