package io.drydock.apiserver.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Whether the mutating plug-ins are asked a second time about a write, because one of them has changed what others had
 * seen already. They are never asked a third time. For the one thread that runs them.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/reinvocation.go: reinvoker"
 */
public final class Reinvocation {
    private final Map<Class<?>, Object> memories = new HashMap<>();
    private boolean requested;
    private boolean again;

    /** Asks for a second round. */
    public void request() {
        requested = true;
    }

    /** Whether this is the second round. */
    public boolean isAgain() {
        return again;
    }

    /** What a plug-in remembers of the first round. */
    public <T> T memory(Class<T> type, Supplier<T> first) {
        return type.cast(memories.computeIfAbsent(type, absent -> first.get()));
    }

    /** @return whether a second round was asked for, which has begun with this */
    boolean begin() {
        again = requested;
        return requested;
    }
}
