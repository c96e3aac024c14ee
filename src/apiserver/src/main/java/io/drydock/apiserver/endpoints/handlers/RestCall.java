package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.protobuf.ProtobufDecoder;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.ErrorWording;
import io.drydock.apiserver.admission.AdmissionContext;
import io.drydock.apiserver.audit.AuditAnnotations;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.endpoints.negotiation.InputNegotiation;
import io.drydock.apiserver.endpoints.negotiation.OutputMediaType;
import io.drydock.apiserver.endpoints.negotiation.OutputNegotiation;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.WarningRecorder;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.request.RequestInfo;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One request to an endpoint: the exchange, and what the filters before left in it. */
record RestCall(EndpointScope endpoint, HttpExchange exchange, RequestInfo info, UserInfo user) {

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

    /** Where admission leaves what it has to say about one write of this request. */
    AdmissionContext admissionContext() {
        return new AdmissionContext(AuditAnnotations.of(exchange), this::warn);
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
     * The request's body; one in protobuf is given as the JSON of the same object.
     *
     * @throws StatusException 413 when it is longer than the server takes
     */
    byte[] body() throws IOException {
        byte[] bytes = bytes();
        boolean protobuf = InputNegotiation.contentType(exchange).equals(ProtobufDecoder.MEDIA_TYPE);
        return protobuf && bytes.length > 0 ? asJson(bytes) : bytes;
    }

    /** The wire carries fields that hold nothing where JSON has none, so what is read is brought into JSON's form. */
    private byte[] asJson(byte[] bytes) {
        KubeObject object = KubeObject.of(endpoint.settings().protobuf().decode(bytes));
        ObjectNode tree = endpoint.settings()
                .scheme()
                .typeOf(object.groupVersionKind())
                .map(type -> CanonicalForm.ofJson(object.tree(), type))
                .orElse(object.tree());
        return JsonMapper.shared().writeValueAsBytes(tree);
    }

    private byte[] bytes() throws IOException {
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
