package io.drydock.apiserver.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pre-shutdown hooks of a server and of those it delegates to, under their names.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/hooks.go: GenericAPIServer.AddPreShutdownHook"
 */
final class PreShutdownHooks {
    private final Map<String, PreShutdownHook> hooks = new LinkedHashMap<>();
    private boolean called;

    synchronized void inherit(Map<String, PreShutdownHook> inherited) {
        hooks.putAll(inherited);
    }

    /** @throws IllegalStateException when the name is taken, or the hooks have run already */
    synchronized void add(String name, PreShutdownHook hook) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("missing name");
        }
        if (called) {
            throw new IllegalStateException(
                    "unable to add \"" + name + "\" because PreShutdownHooks have already been called");
        }
        if (hooks.putIfAbsent(name, hook) != null) {
            throw new IllegalStateException("unable to add \"" + name + "\" because it is already registered");
        }
    }

    synchronized Map<String, PreShutdownHook> hooks() {
        return new LinkedHashMap<>(hooks);
    }

    // tag::run[]
    /** Runs all of them, one after the other, also when some fail; what failed, in a line each. */
    synchronized List<String> run() throws InterruptedException {
        called = true;
        List<String> failures = new ArrayList<>();
        for (Map.Entry<String, PreShutdownHook> entry : hooks.entrySet()) {
            try {
                entry.getValue().run();
            } catch (InterruptedException interrupted) {
                throw interrupted;
            } catch (Exception failure) {
                failures.add("PreShutdownHook \"" + entry.getKey() + "\" failed: " + failure);
            }
        }
        return failures;
    }
    // end::run[]
}
