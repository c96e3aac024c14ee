package io.drydock.apiserver.server;

import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.server.healthz.HealthCheck;
import io.drydock.apiserver.trace.StartupTrace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The post-start hooks of a server and of those it delegates to, under their names.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/hooks.go: GenericAPIServer.AddPostStartHook"
 */
final class PostStartHooks {
    private static final Logger LOG = LoggerFactory.getLogger(PostStartHooks.class);

    private final Set<String> disabled;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private boolean called;

    PostStartHooks(Set<String> disabled) {
        this.disabled = Set.copyOf(disabled);
    }

    /** @param registrant the code that added the hook, told to who adds another under its name */
    record Entry(PostStartHook hook, String registrant, LifecycleSignal done) {

        static Entry of(String name, PostStartHook hook) {
            return new Entry(hook, Registrant.ofCaller(), LifecycleSignal.named("poststarthook/" + name));
        }

        HealthCheck healthCheck(String name) {
            return HealthCheck.named("poststarthook/" + name, () -> {
                if (!done.isSignaled()) {
                    throw new IllegalStateException("not finished");
                }
            });
        }
    }

    synchronized boolean isRegistered(String name) {
        return entries.containsKey(name);
    }

    /** Takes over the hooks of the server that is delegated to. */
    synchronized void inherit(Map<String, Entry> inherited) {
        entries.putAll(inherited);
    }

    /**
     * @param onAdded called with the hook's health check, unless the hook is disabled
     * @throws IllegalStateException when the name is taken, or the hooks have run already
     */
    // tag::add[]
    synchronized void add(String name, Entry entry, Consumer<HealthCheck> onAdded) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("missing name");
        }
        if (disabled.contains(name)) {
            LOG.info("skipping \"{}\" because it was explicitly disabled", name);
            return;
        }
        if (called) {
            throw new IllegalStateException(
                    "unable to add \"" + name + "\" because PostStartHooks have already been called");
        }
        Entry first = entries.get(name);
        if (first != null) {
            throw new IllegalStateException(
                    "unable to add \"" + name + "\" because it was already registered by: " + first.registrant());
        }
        onAdded.accept(entry.healthCheck(name));
        entries.put(name, entry);
    }
    // end::add[]

    synchronized Map<String, Entry> entries() {
        return new LinkedHashMap<>(entries);
    }

    /** Starts every hook on a thread of its own; {@code onFailure} gets what one that throws has thrown. */
    synchronized void run(PostStartHook.Context context, StartupTrace trace, Consumer<HookFailedException> onFailure) {
        called = true;
        entries.forEach((name, entry) -> Thread.ofVirtual()
                .name("poststarthook/" + name)
                .start(() -> runOne(name, entry, context, trace, onFailure)));
    }

    // tag::run-one[]
    private static void runOne(
            String name,
            Entry entry,
            PostStartHook.Context context,
            StartupTrace trace,
            Consumer<HookFailedException> onFailure) {
        try (StartupTrace.Span _ = trace.begin(
                "poststarthook/" + name, "staging/src/k8s.io/apiserver/pkg/server/hooks.go: runPostStartHook")) {
            entry.hook().run(context);
        } catch (InterruptedException stopping) {
            return;
        } catch (Exception failure) {
            onFailure.accept(new HookFailedException("PostStartHook \"" + name + "\" failed: " + failure, failure));
            return;
        }
        entry.done().signal();
    }
    // end::run-one[]
}
