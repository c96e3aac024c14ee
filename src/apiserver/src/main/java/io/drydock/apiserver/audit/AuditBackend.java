package io.drydock.apiserver.audit;

import tools.jackson.databind.node.ObjectNode;

/**
 * Takes audit events to where they are kept.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/audit/types.go: Backend"
 */
public interface AuditBackend {

    /** Keeps an event; it has been handed on when this returns. Never fails the request: what goes wrong is logged. */
    void record(ObjectNode event);

    /** Sees to it that everything recorded so far is on the disk. */
    void flush();
}
