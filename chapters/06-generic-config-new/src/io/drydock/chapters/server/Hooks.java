package io.drydock.chapters.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is to be done at one moment of a server's life, under names that must not be taken twice.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/hooks.go: GenericAPIServer.AddPostStartHook"
 */
public final class Hooks {
    private final Map<String, Hook> byName = new LinkedHashMap<>();

    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /**
     * @param origin the server that added it
     * @param ended set when it has run to its end
     */
    public record Hook(String name, String origin, Action action, AtomicBoolean ended) {
        public void run() throws Exception {
            action.run();
            ended.set(true);
        }

        /** Unwell until the hook has ended. */
        HealthCheck check() {
            return new HealthCheck("poststarthook/" + name, () -> {
                if (!ended.get()) {
                    throw new IllegalStateException("not finished");
                }
            });
        }
    }

    // tag::add[]
    /** @throws IllegalStateException when the name is taken, saying by whom */
    Hook add(String name, String origin, Action action) {
        Hook hook = new Hook(name, origin, action, new AtomicBoolean());
        Hook first = byName.putIfAbsent(name, hook);
        if (first != null) {
            throw new IllegalStateException(
                    "unable to add \"" + name + "\" because it was already registered by: " + first.origin());
        }
        return hook;
    }

    /** Takes over the hooks of the server behind: they run once, from the outermost server. */
    void inherit(Hooks delegated) {
        byName.putAll(delegated.byName);
    }
    // end::add[]

    public List<Hook> all() {
        return new ArrayList<>(byName.values());
    }
}
