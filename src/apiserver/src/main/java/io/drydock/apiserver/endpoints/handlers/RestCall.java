package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.ErrorWording;
import io.drydock.apiserver.admission.AdmissionContext;
import io.drydock.apiserver.audit.AuditAnnotations;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.endpoints.negotiation.OutputMediaType;
import io.drydock.apiserver.endpoints.negotiation.OutputNegotiation;
import io.drydock.apiserver.filters.RequestReceivedFilter;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.WarningRecorder;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.request.RequestDeadline;
import io.drydock.apiserver.request.RequestInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Set;

/** One request to an endpoint: the exchange, and what the filters before left in it. */
record RestCall(EndpointScope endpoint, HttpExchange exchange, RequestInfo info, UserInfo user) {

    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete", "deletecollection");

    static RestCall of(EndpointScope endpoint, HttpExchange exchange) {
        RequestInfo info = exchange.attribute(RequestInfo.ATTRIBUTE)
                .orElseThrow(() -> new IllegalStateException("no request info on " + exchange.path()));
        UserInfo user = exchange.attribute(UserInfo.ATTRIBUTE).orElseGet(() -> UserInfo.of(UserInfo.ANONYMOUS));
        return new RestCall(endpoint, exchange, info, user);
    }

    RequestScope scope() {
        return new RequestScope(info, user, endpoint.namespaced() ? info.namespace() : "", this::warn);
    }

    /** Tells the client once, however often it is said. */
    void warn(String text) {
        WarningRecorder.warn(exchange, text);
    }

    /**
     * Where admission leaves what it has to say about one write of this request.
     *
     * @param deadline when it must have come to an end
     */
    AdmissionContext admissionContext(RequestDeadline deadline) {
        return new AdmissionContext(AuditAnnotations.of(exchange), this::warn, deadline);
    }

    /** When this request, which writes, must be answered. */
    RequestDeadline deadline() {
        return RequestDeadline.ofWrite(
                exchange.query().first("timeout"),
                info.verb().equals("deletecollection"),
                exchange.attribute(RequestReceivedFilter.RECEIVED).orElseGet(Instant::now),
                endpoint.settings().release());
    }

    /**
     * Looks at the time that the client gives a request, if it gives one.
     *
     * @throws StatusException 400 when it is no duration, 504 when there is none left to write in
     */
    void requireTime() {
        if (info.verb().equals("watch") || !exchange.query().has("timeout")) {
            return;
        }
        RequestDeadline.requireReadable(
                exchange.query().first("timeout"), endpoint.settings().release());
        if (WRITES.contains(info.verb()) && deadline().isOver()) {
            throw deadline().exceeded();
        }
    }

    /** The words in which the release that is served tells what is wrong. */
    ErrorWording wording() {
        return ErrorWording.of(endpoint.settings().scheme().catalog().release());
    }

    /** The object's name in the path. */
    String name() {
        if (info.name().isEmpty()) {
            throw StatusErrors.badRequest("name must be provided");
        }
        return info.name();
    }

    OutputMediaType output() {
        return OutputNegotiation.require(exchange, endpoint);
    }

    OutputMediaType streamOutput() {
        return OutputNegotiation.requireStream(exchange, endpoint);
    }

    /**
     * The request's body.
     *
     * @throws StatusException 413 when it is longer than the server takes
     */
    byte[] body() throws IOException {
        int limit = endpoint.settings().maxRequestBodyBytes();
        try (InputStream in = exchange.body()) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new StatusException(
                        Status.failure(413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit));
            }
            return bytes;
        }
    }
}
