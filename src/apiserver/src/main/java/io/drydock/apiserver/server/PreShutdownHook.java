package io.drydock.apiserver.server;

/**
 * Runs when the server has been asked to stop and still serves.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/hooks.go: PreShutdownHookFunc"
 */
@FunctionalInterface
public interface PreShutdownHook {
    void run() throws Exception;
}
