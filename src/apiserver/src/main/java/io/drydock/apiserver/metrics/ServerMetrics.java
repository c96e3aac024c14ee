package io.drydock.apiserver.metrics;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * All metrics of a process. The servers of a chain share one, as they share the requests. It is made on a thread of its
 * own: the library takes its time to load, and the first request is some way off.
 */
public final class ServerMetrics {
    private final CompletableFuture<Families> families = CompletableFuture.supplyAsync(Families::create);

    public static ServerMetrics create() {
        return new ServerMetrics();
    }

    /** Where others add theirs. */
    public PrometheusRegistry registry() {
        return families.join().registry();
    }

    /** Adds some without waiting for the library: as soon as it is there. */
    public void whenReady(Consumer<PrometheusRegistry> adding) {
        families.thenAccept(ready -> adding.accept(ready.registry()));
    }

    /** Adds metrics as soon as there is a place for them, without waiting for that. */
    public void add(Consumer<PrometheusRegistry> others) {
        families.thenAccept(made -> others.accept(made.registry()));
    }

    public RequestMetrics requests() {
        return families.join().requests();
    }

    public InFlightMetrics inFlight() {
        return families.join().inFlight();
    }

    public AuthenticationMetrics authentication() {
        return families.join().authentication();
    }

    private record Families(
            PrometheusRegistry registry,
            RequestMetrics requests,
            InFlightMetrics inFlight,
            AuthenticationMetrics authentication) {
        static Families create() {
            PrometheusRegistry registry = new PrometheusRegistry();
            ProcessMetrics.register(registry);
            return new Families(
                    registry,
                    new RequestMetrics(registry),
                    new InFlightMetrics(registry),
                    new AuthenticationMetrics(registry));
        }
    }
}
