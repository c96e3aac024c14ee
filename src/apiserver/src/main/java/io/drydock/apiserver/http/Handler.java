package io.drydock.apiserver.http;

import java.io.IOException;

/** Answers a request. */
@FunctionalInterface
public interface Handler {
    void handle(HttpExchange exchange) throws IOException;
}
