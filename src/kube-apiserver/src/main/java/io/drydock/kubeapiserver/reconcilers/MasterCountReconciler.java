package io.drydock.kubeapiserver.reconcilers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trusts that there are as many servers as it was told: each adds itself, and what is too much goes. A server that dies
 * stays until another takes its place.
 *
 * @see "Go: pkg/controlplane/reconcilers/mastercount.go: masterCountEndpointReconciler"
 */
public final class MasterCountReconciler implements EndpointReconciler {
    private final int masterCount;
    private final String own;
    private final ServiceEndpoints endpoints;

    /** @param own this server's address */
    public MasterCountReconciler(int masterCount, String own, ServiceEndpoints endpoints) {
        this.masterCount = masterCount;
        this.own = own;
        this.endpoints = endpoints;
    }

    @Override
    public void reconcile() {
        endpoints.update(this::withOwn);
    }

    /** Beginning with this server's, in their order and round, so that the servers do not throw each other out. */
    private List<String> withOwn(List<String> present) {
        List<String> all = new ArrayList<>(Stream.concat(present.stream(), Stream.of(own))
                .distinct()
                .sorted()
                .toList());
        int first = all.indexOf(own);
        return Stream.concat(all.subList(first, all.size()).stream(), all.subList(0, first).stream())
                .limit(masterCount)
                .toList();
    }

    @Override
    public void remove() {
        endpoints.update(present ->
                present.stream().filter(address -> !address.equals(own)).toList());
    }
}
