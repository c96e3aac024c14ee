package io.drydock.apiserver.cel.values;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Named values that are worked out when one is first asked for, and then remembered. For one request and one thread.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/lazy/lazy.go: MapValue (1.36)"
 */
@SuppressWarnings("Immutable") // what it remembers is always the same
public final class LazyMap extends CelMap {
    private final Map<String, Supplier<Object>> sources;
    private final Map<String, Object> known = new HashMap<>();

    /** @param sources each asked at most once, unless it throws */
    public LazyMap(Map<String, Supplier<Object>> sources) {
        this.sources = Map.copyOf(sources);
    }

    @Override
    Optional<Object> lookup(String name) {
        Object value = known.get(name);
        if (value == null && sources.containsKey(name)) {
            // Not computeIfAbsent: one variable may ask for another.
            value = sources.get(name).get();
            known.put(name, value);
        }
        return Optional.ofNullable(value);
    }

    @Override
    Collection<String> names() {
        return sources.keySet();
    }
}
