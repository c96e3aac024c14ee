package io.drydock.chapters.chain;

import io.drydock.chapters.chain.Server.Factory;

/**
 * Three servers, linked. They are built from the end of the chain to its beginning, because each must be given the one
 * that it delegates to; only the first is given back, and the others live on behind it.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: CreateServerChain"
 */
// tag::chain[]
public record ServerChain(Server aggregator) {
    /** What each of the three answers itself. */
    public record Apis(Routes customResources, Routes builtIn, Routes aggregated) {}

    public static ServerChain create(Factory factory, Apis apis) {
        Server extensions = factory.newServer("apiextensions-apiserver", new DelegationTarget.Nobody());
        extensions.install(apis.customResources());

        Server kubeApiServer = factory.newServer("kube-apiserver", extensions);
        kubeApiServer.install(apis.builtIn());

        Server aggregator = factory.newServer("kube-aggregator", kubeApiServer);
        aggregator.install(apis.aggregated());
        return new ServerChain(aggregator);
    }
}
// end::chain[]
