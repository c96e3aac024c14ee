package io.drydock.aggregator;

import io.drydock.aggregator.apiregistration.ApiService;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import java.io.IOException;

/**
 * Answers for one APIService: hands requests for a local one to the delegate, and says that a remote one cannot be
 * reached. Forwarding to a remote one is not built; its condition says so too.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/handler_proxy.go: proxyHandler"
 */
final class ProxyHandler implements Handler {
    private final Handler localDelegate;
    private volatile boolean local;

    ProxyHandler(ApiService service, Handler localDelegate) {
        this.localDelegate = localDelegate;
        this.local = service.isLocal();
    }

    void update(ApiService service) {
        local = service.isLocal();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (local) {
            localDelegate.handle(exchange);
            return;
        }
        PlainText.error(exchange, 503, "service unavailable");
    }
}
