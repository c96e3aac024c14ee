package io.drydock.kubeapiserver.reconcilers;

import java.util.List;

/**
 * Makes those servers the endpoints that have lately said that they live.
 *
 * @see "Go: pkg/controlplane/reconcilers/lease.go: leaseEndpointReconciler"
 */
public final class LeaseReconciler implements EndpointReconciler {
    private final MasterLeases leases;
    private final String own;
    private final ServiceEndpoints endpoints;

    /** @param own this server's address */
    public LeaseReconciler(MasterLeases leases, String own, ServiceEndpoints endpoints) {
        this.leases = leases;
        this.own = own;
        this.endpoints = endpoints;
    }

    @Override
    public void reconcile() {
        leases.renew(own);
        endpoints.update(present -> leases.live());
    }

    /** The last server leaves the endpoints as they are: a service without any helps nobody. */
    @Override
    public void remove() {
        leases.end(own);
        endpoints.update(present -> {
            List<String> others = leases.live();
            return others.isEmpty() ? present : others;
        });
    }
}
