package io.drydock.apiserver.server.routes;

import io.drydock.apiserver.http.Handler;
import java.util.function.Supplier;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a JSON document, indented for the people who read these paths.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/writers.go: WriteRawJSON"
 */
public final class JsonDocument {
    private JsonDocument() {}

    /** Each element on a line of its own, names right before their colons. */
    private static PrettyPrinter indented() {
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(twoSpaces)
                .withArrayIndenter(twoSpaces);
    }

    /** @param document asked for at every request */
    public static Handler of(int status, Supplier<? extends JsonNode> document) {
        return exchange -> {
            byte[] body = JsonMapper.shared().writer().with(indented()).writeValueAsBytes(document.get());
            exchange.send(status, "application/json", body);
        };
    }
}
