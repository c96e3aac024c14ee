package io.drydock.kubeapiserver.reconcilers;

/**
 * Keeps this server among the endpoints of the service {@code kubernetes}.
 *
 * @see "Go: pkg/controlplane/reconcilers/reconcilers.go: EndpointReconciler"
 */
public interface EndpointReconciler {

    /** Adds this server, and removes those that are gone; to be done again every so often. */
    void reconcile();

    /** Removes this server, which is about to stop. */
    void remove();

    /** Leaves the endpoints to others. */
    static EndpointReconciler none() {
        return new EndpointReconciler() {
            @Override
            public void reconcile() {}

            @Override
            public void remove() {}
        };
    }
}
