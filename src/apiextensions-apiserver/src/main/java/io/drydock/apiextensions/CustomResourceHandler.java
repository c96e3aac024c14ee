package io.drydock.apiextensions;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import java.io.IOException;

/**
 * Stands where custom resources would be answered. None are served, so there is nothing under {@code /apis} that the
 * servers before this one have not answered.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go: crdHandler"
 */
final class CustomResourceHandler implements Handler {
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        PlainText.notFound(exchange);
    }
}
