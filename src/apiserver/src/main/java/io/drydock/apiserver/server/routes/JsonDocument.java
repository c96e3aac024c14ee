package io.drydock.apiserver.server.routes;

import io.drydock.apiserver.http.Handler;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a JSON document, indented for the people who read these paths.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/writers.go: WriteRawJSON"
 */
public final class JsonDocument {
    private JsonDocument() {}

    /** @param document asked for at every request */
    public static Handler of(int status, Supplier<? extends JsonNode> document) {
        return exchange -> {
            byte[] body = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(document.get());
            exchange.send(status, "application/json", body);
        };
    }
}
