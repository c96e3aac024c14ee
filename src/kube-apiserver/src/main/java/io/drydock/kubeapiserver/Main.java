package io.drydock.kubeapiserver;

/**
 * Where the process begins and ends.
 *
 * @see "Go: cmd/kube-apiserver/apiserver.go: main"
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new ApiServerCommand(new Serve(), System.out, System.err, System.getenv()).execute(arguments));
    }
}
