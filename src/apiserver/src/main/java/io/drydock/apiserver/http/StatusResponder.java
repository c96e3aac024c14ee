package io.drydock.apiserver.http;

import io.drydock.apimachinery.status.Status;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a Status, in the form the client reads. */
@FunctionalInterface
public interface StatusResponder {
    void respond(HttpExchange exchange, Status status) throws IOException;

    /** Always in JSON, whatever the client would rather read. */
    static StatusResponder json() {
        return (exchange, status) -> {
            byte[] body = JsonMapper.shared().writeValueAsBytes(status.toTree());
            exchange.send(status.code(), "application/json", body);
        };
    }
}
