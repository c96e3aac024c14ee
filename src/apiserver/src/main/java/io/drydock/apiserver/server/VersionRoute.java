package io.drydock.apiserver.server;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.StatusResponder;
import io.drydock.apiserver.server.routes.JsonDocument;
import java.io.IOException;
import java.util.Set;

/**
 * Answers for {@code /version}, to GET only and in JSON only.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/routes/version.go: Version.Install"
 */
final class VersionRoute implements Handler {
    private static final Set<String> WELCOME = Set.of("", "*/*", "application/json");

    private final VersionInfo version;
    private final Handler document;
    private final StatusResponder responder;

    VersionRoute(VersionInfo version, StatusResponder responder) {
        this.version = version;
        this.document = JsonDocument.of(200, version::toTree);
        this.responder = responder;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.method().equals("GET")) {
            refuse(
                    exchange,
                    405,
                    "MethodNotAllowed",
                    "the server does not allow this method on the requested resource");
        } else if (!isAcceptable(exchange.header("Accept"))) {
            // Newer releases also say what there is.
            String choice =
                    version.compatibility().isPresent() ? "\n\nAvailable representations: application/json" : "";
            refuse(exchange, 406, "NotAcceptable", "406: Not Acceptable" + choice);
        } else {
            document.handle(exchange);
        }
    }

    private static boolean isAcceptable(String accept) {
        for (String part : accept.split(",", -1)) {
            if (WELCOME.contains(part.split(";", 2)[0].strip())) {
                return true;
            }
        }
        return false;
    }

    private void refuse(HttpExchange exchange, int code, String reason, String message) throws IOException {
        responder.respond(exchange, Status.failure(code, reason, message, StatusDetails.of("", "", "")));
    }
}
