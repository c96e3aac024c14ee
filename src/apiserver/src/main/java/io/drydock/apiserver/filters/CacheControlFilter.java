package io.drydock.apiserver.filters;

import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;

/**
 * Keeps caches between server and client from storing answers: who may see them was decided for this client alone.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/cachecontrol.go: WithCacheControl"
 */
public final class CacheControlFilter implements Filter {
    @Override
    public Handler before(Handler next) {
        return exchange -> {
            exchange.setHeader("Cache-Control", "no-cache, private");
            next.handle(exchange);
        };
    }
}
