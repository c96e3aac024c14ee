package io.drydock.apiserver.server;

import io.drydock.apiserver.lifecycle.LifecycleSignal;

/**
 * Runs once the server listens, each hook on a thread of its own. The server is not ready before all have returned; it
 * stops when one of them throws.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/hooks.go: PostStartHookFunc"
 */
@FunctionalInterface
public interface PostStartHook {
    void run(Context context) throws Exception;

    /**
     * @param loopback calls this server with every permission
     * @param stop signaled when the server begins to stop
     */
    record Context(LoopbackClient loopback, LifecycleSignal stop) {}
}
