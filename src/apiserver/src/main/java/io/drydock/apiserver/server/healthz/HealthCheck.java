package io.drydock.apiserver.server.healthz;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that can be unwell, under the name it is listed and asked for.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/healthz/healthz.go: HealthChecker"
 */
public interface HealthCheck {
    String name();

    /** @throws Exception when something is wrong; its message goes to the log and to who may read the single check */
    void check() throws Exception;

    /** What a check does; it throws when something is wrong. */
    @FunctionalInterface
    interface Probe {
        void run() throws Exception;
    }

    static HealthCheck named(String name, Probe probe) {
        return new Named(name, probe);
    }

    /** Well as long as the server answers at all. */
    static HealthCheck ping() {
        return named("ping", () -> {});
    }

    /** Well as long as logging does not block: the logger is synchronous, so an answer is proof enough. */
    static HealthCheck log() {
        return named("log", () -> {});
    }

    /** Well once every informer knows its objects. */
    static HealthCheck informerSync(Supplier<List<String>> notSynced) {
        return named("informer-sync", () -> {
            List<String> waiting = notSynced.get();
            if (!waiting.isEmpty()) {
                throw new IllegalStateException(waiting.size() + " informers not started yet: " + waiting);
            }
        });
    }

    /** Counts as well until the grace period is over, and is asked only then. */
    default HealthCheck after(Duration gracePeriod, InstantSource clock) {
        Instant until = clock.instant().plus(gracePeriod);
        return named(name(), () -> {
            if (clock.instant().isAfter(until)) {
                check();
            }
        });
    }

    /** A check made of a name and a probe. */
    record Named(String name, Probe probe) implements HealthCheck {
        @Override
        public void check() throws Exception {
            probe.run();
        }
    }
}
