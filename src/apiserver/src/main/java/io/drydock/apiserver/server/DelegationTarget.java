package io.drydock.apiserver.server;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.server.healthz.HealthCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A link of the chain of servers: what a server cannot answer, the one it delegates to may. The first of the chain
 * filters requests for all of them, and takes over what the others need at start and shutdown.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: DelegationTarget"
 */
public sealed interface DelegationTarget permits GenericApiServer, EmptyDelegate {

    /** Answers without filters: the server that delegates has applied its own. Empty at the end of the chain. */
    Optional<Handler> unprotectedHandler();

    /** The health checks that the server which delegates here answers for as well. */
    List<HealthCheck> healthzChecks();

    /** The paths for the index. */
    List<String> listedPaths();

    /** The next link; empty at the end of the chain. */
    Optional<DelegationTarget> nextDelegate();

    /** What the server that delegates here takes over. */
    Inheritance inheritance();

    /** The hooks of a server, for the one that delegates to it. */
    final class Inheritance {
        private final Map<String, PostStartHooks.Entry> postStartHooks;
        private final Map<String, PreShutdownHook> preShutdownHooks;

        Inheritance(Map<String, PostStartHooks.Entry> postStartHooks, Map<String, PreShutdownHook> preShutdownHooks) {
            this.postStartHooks = postStartHooks;
            this.preShutdownHooks = preShutdownHooks;
        }

        Map<String, PostStartHooks.Entry> postStartHooks() {
            return postStartHooks;
        }

        Map<String, PreShutdownHook> preShutdownHooks() {
            return preShutdownHooks;
        }
    }
}
