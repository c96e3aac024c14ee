package io.drydock.kubeapiserver;

/** Where the process of {@code drydock snapshot} begins and ends. */
public final class SnapshotMain {
    private SnapshotMain() {}

    public static void main(String[] arguments) {
        System.exit(new SnapshotCommand(System.out, System.err, System.getenv()).execute(arguments));
    }
}
