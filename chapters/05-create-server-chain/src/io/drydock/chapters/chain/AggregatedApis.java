package io.drydock.chapters.chain;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The group versions that other API servers serve. Who registers one as an {@code APIService} takes it away from all
 * servers behind: if the other server cannot be reached the answer is 503, and never that of somebody else.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/handler_proxy.go: proxyHandler.ServeHTTP"
 */
public final class AggregatedApis implements Routes {
    private final Map<String, Handler> remote = new ConcurrentHashMap<>();

    /** @param proxy passes requests to the other server */
    public void register(String groupVersion, Handler proxy) {
        remote.put(groupVersion, proxy);
    }

    /** Registers one whose server cannot be reached. */
    public void registerUnavailable(String groupVersion) {
        register(groupVersion, exchange -> exchange.answer(503, "text/plain", "service unavailable\n"));
    }

    @Override
    public Optional<Handler> find(Exchange exchange) {
        return Optional.ofNullable(remote.get(exchange.groupVersion()));
    }
}
