package io.drydock.apiserver.endpoints.discovery.aggregated;

import io.drydock.apiserver.endpoints.negotiation.EndpointRestrictions;
import io.drydock.apiserver.endpoints.negotiation.OutputMediaType;
import io.drydock.apiserver.endpoints.negotiation.OutputNegotiation;
import io.drydock.apiserver.endpoints.responsewriters.ObjectEncoder;
import io.drydock.apiserver.endpoints.responsewriters.ResponseWriter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers a client that asks for all of discovery at once, and leaves every other to who answered there before.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery/aggregated/wrapper.go: WrappedHandler (1.36)"
 */
public final class AggregatedDiscoveryHandler implements Handler {
    private static final EndpointRestrictions RESTRICTIONS = (format, target) -> DiscoveryDocument.KIND.equals(target);

    private final Handler plain;
    private final AggregatedDiscovery discovery;

    /** @param plain for clients that ask for a single step of discovery */
    public AggregatedDiscoveryHandler(Handler plain, AggregatedDiscovery discovery) {
        this.plain = plain;
        this.discovery = discovery;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<OutputMediaType> wanted = OutputNegotiation.negotiate(exchange, RESTRICTIONS);
        if (exchange.method().equals("GET")
                && wanted.flatMap(OutputMediaType::convert).isPresent()) {
            send(exchange, wanted.get());
        } else {
            plain.handle(exchange);
        }
    }

    private void send(HttpExchange exchange, OutputMediaType wanted) throws IOException {
        DiscoveryDocument document = discovery.document();
        exchange.setHeader("ETag", document.tag());
        exchange.setHeader("Vary", "Accept");
        exchange.setHeader("Cache-Control", "public");
        if (exchange.header("If-None-Match").equals(document.tag())) {
            exchange.setStatus(304);
            return;
        }
        byte[] bytes = ObjectEncoder.encode(document.tree(), wanted.format(), wanted.pretty());
        String contentType = wanted.format().text() + ";g=" + DiscoveryDocument.KIND.group() + ";v="
                + DiscoveryDocument.KIND.version() + ";as=" + DiscoveryDocument.KIND.kind();
        ResponseWriter.write(exchange, 200, contentType, bytes.length, out -> out.write(bytes));
    }
}
