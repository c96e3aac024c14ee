package io.drydock.kubeapiserver;

import io.drydock.apiserver.server.SignalHandler;

/**
 * Where the process begins and ends.
 *
 * @see "Go: cmd/kube-apiserver/apiserver.go: main"
 */
public final class Main {
    private Main() {}

    // tag::main[]
    public static void main(String[] arguments) {
        Serve serve = new Serve(() -> new SignalHandler().setUp(), System.getenv());
        System.exit(new ApiServerCommand(serve, System.out, System.err, System.getenv()).execute(arguments));
    }
    // end::main[]
}
