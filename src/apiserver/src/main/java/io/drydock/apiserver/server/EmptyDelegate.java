package io.drydock.apiserver.server;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.server.healthz.HealthCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The end of the chain of servers.
 *
 * @param unprotectedHandler answers what no server of the chain could; when it is empty, the last server does, with
 *     the index of its paths and status 404
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: NewEmptyDelegate"
 */
public record EmptyDelegate(Optional<Handler> unprotectedHandler) implements DelegationTarget {

    public EmptyDelegate() {
        this(Optional.empty());
    }

    @Override
    public List<HealthCheck> healthzChecks() {
        return List.of();
    }

    @Override
    public List<String> listedPaths() {
        return List.of();
    }

    @Override
    public Optional<DelegationTarget> nextDelegate() {
        return Optional.empty();
    }

    @Override
    public Inheritance inheritance() {
        return new Inheritance(Map.of(), Map.of());
    }
}
