package io.drydock.chapters.chain;

/** A server of the chain: it can be given things to serve, and it can be asked from outside. */
public interface Server extends DelegationTarget {
    /** Adds what it answers itself. */
    void install(Routes routes);

    /** Answers a request from outside, through all of this server's filters. */
    Handler handler();

    /** Makes a server; chapter 6 has the real one. */
    @FunctionalInterface
    interface Factory {
        Server newServer(String name, DelegationTarget delegate);
    }
}
