package io.drydock.chapters.chain;

import java.io.IOException;
import java.util.Optional;

/**
 * A link of the chain: what a server cannot answer, the one it delegates to may.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: DelegationTarget"
 */
// tag::target[]
public interface DelegationTarget {
    String name();

    /** Answers without any filter: whoever delegates here has applied its own already. */
    Handler unprotectedHandler();

    /** The next link; empty at the end. */
    Optional<DelegationTarget> nextDelegate();

    /** The end of the chain, where nobody is left to ask. */
    record Nobody() implements DelegationTarget {
        @Override
        public String name() {
            return "nobody";
        }

        @Override
        public Handler unprotectedHandler() {
            return this::notFound;
        }

        @Override
        public Optional<DelegationTarget> nextDelegate() {
            return Optional.empty();
        }

        private void notFound(Exchange exchange) throws IOException {
            exchange.pass("nobody is left: 404");
            exchange.answer(404, "text/plain", "404 page not found\n");
        }
    }
}
// end::target[]
