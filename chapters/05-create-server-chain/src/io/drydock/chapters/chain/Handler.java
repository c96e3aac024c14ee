package io.drydock.chapters.chain;

import java.io.IOException;

/** Answers a request, or has somebody else answer it. */
@FunctionalInterface
public interface Handler {
    void handle(Exchange exchange) throws IOException;
}
