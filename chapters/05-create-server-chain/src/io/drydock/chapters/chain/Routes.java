package io.drydock.chapters.chain;

import java.util.Optional;

/** What a server can answer by itself. */
@FunctionalInterface
public interface Routes {
    /** Who answers the request; empty when it has to be passed on. */
    Optional<Handler> find(Exchange exchange);
}
