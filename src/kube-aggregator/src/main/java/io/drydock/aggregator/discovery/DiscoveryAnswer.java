package io.drydock.aggregator.discovery;

import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends a discovery document. */
final class DiscoveryAnswer {
    private DiscoveryAnswer() {}

    static void send(HttpExchange exchange, JsonNode document) throws IOException {
        exchange.send(200, "application/json", JsonMapper.shared().writeValueAsBytes(document));
    }
}
