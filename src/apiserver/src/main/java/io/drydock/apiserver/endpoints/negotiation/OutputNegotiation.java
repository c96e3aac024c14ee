package io.drydock.apiserver.endpoints.negotiation;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.http.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the form of an answer that the client wants most among those an endpoint has.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/negotiation/negotiate.go: NegotiateOutputMediaType"
 */
public final class OutputNegotiation {
    private OutputNegotiation() {}

    /** @throws StatusException 406 when the client wants nothing of what there is */
    public static OutputMediaType require(HttpExchange exchange, EndpointRestrictions restrictions) {
        return negotiate(exchange, restrictions).orElseThrow(() -> notAcceptable(MediaType.OBJECTS));
    }

    /**
     * The same for a watch.
     *
     * @throws StatusException 406 when the client wants nothing of what watches come in
     */
    public static OutputMediaType requireStream(HttpExchange exchange, EndpointRestrictions restrictions) {
        return negotiate(exchange, restrictions)
                .filter(type -> type.format().isStreamed())
                .orElseThrow(() -> notAcceptable(MediaType.STREAMS));
    }

    private static StatusException notAcceptable(List<String> accepted) {
        return new StatusException(Status.failure(
                406, "NotAcceptable", "only the following media types are accepted: " + String.join(", ", accepted)));
    }

    /** Absent when the client wants nothing of what there is. */
    public static Optional<OutputMediaType> negotiate(HttpExchange exchange, EndpointRestrictions restrictions) {
        String accept = exchange.header("Accept");
        if (accept.isEmpty()) {
            return Optional.of(new OutputMediaType(MediaType.JSON, isForPeople(exchange), Optional.empty()));
        }
        for (AcceptClause clause : AcceptClause.parse(accept)) {
            for (MediaType offered : MediaType.values()) {
                if (clause.accepts(offered)) {
                    Optional<OutputMediaType> found = of(clause.parameters(), offered, exchange, restrictions);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<OutputMediaType> of(
            Map<String, String> parameters, MediaType offered, HttpExchange exchange, EndpointRestrictions endpoint) {
        String stream = parameters.getOrDefault("stream", "");
        String serverVersion = parameters.getOrDefault("sv", "");
        boolean streamable = stream.isEmpty() || (stream.equals("watch") && offered.isStreamed());
        if (!streamable || !(serverVersion.isEmpty() || serverVersion.equals("v1"))) {
            return Optional.empty();
        }
        Optional<GroupVersionKind> convert = conversion(parameters);
        if (convert.isPresent() && !endpoint.allowsConversion(offered, convert.get())) {
            return Optional.empty();
        }
        boolean pretty = "1".equals(parameters.get("pretty")) || isForPeople(exchange);
        return Optional.of(new OutputMediaType(offered, pretty, convert));
    }

    private static Optional<GroupVersionKind> conversion(Map<String, String> parameters) {
        if (!parameters.containsKey("as") && !parameters.containsKey("g") && !parameters.containsKey("v")) {
            return Optional.empty();
        }
        return Optional.of(new GroupVersionKind(
                parameters.getOrDefault("g", ""), parameters.getOrDefault("v", ""), parameters.getOrDefault("as", "")));
    }

    private static boolean isForPeople(HttpExchange exchange) {
        if (exchange.rawQuery().contains("pretty")) {
            String pretty = exchange.query().first("pretty");
            if (!pretty.isEmpty()) {
                return switch (pretty) {
                    case "1", "t", "T", "true", "TRUE", "True" -> true;
                    default -> false;
                };
            }
        }
        String agent = exchange.header("User-Agent");
        return agent.startsWith("curl") || agent.startsWith("Wget") || agent.startsWith("Mozilla/5.0");
    }
}
