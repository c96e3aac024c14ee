package io.drydock.chapters.server;

import io.drydock.chapters.chain.Exchange;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What servers are built from. All three of a chain are built from the same one.
 *
 * @param routes the paths that every server has by itself
 * @param authenticator says who is asking
 * @param authorizer says who may do what
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: Config"
 */
// tag::config[]
public record Config(
        Set<Route> routes,
        String version,
        int maxRequestsInFlight,
        Authenticator authenticator,
        BiPredicate<String, Exchange> authorizer) {

    /** What can be turned off, by {@code --profiling=false} for example. */
    public enum Route {
        INDEX,
        PROFILING,
        METRICS,
        DISCOVERY
    }

    /** With everything on; who is not known by name may ask for health and version only. */
    public static Config standard(Authenticator authenticator) {
        Set<String> open = Set.of("/healthz", "/livez", "/readyz", "/version");
        return new Config(
                EnumSet.allOf(Route.class),
                "v1.20.2",
                400,
                authenticator,
                (user, exchange) -> !user.equals(Authenticator.ANONYMOUS) || open.contains(exchange.path()));
    }

    public Config with(Set<Route> chosen) {
        return new Config(chosen, version, maxRequestsInFlight, authenticator, authorizer);
    }

    /** From here on it can only be used. */
    public CompletedConfig complete() {
        return new CompletedConfig(this);
    }
}
// end::config[]
