package io.drydock.bench.target;

import java.util.ArrayList;
import java.util.List;

/**
 * Starts Drydock itself, with a fresh data directory.
 *
 * @param command what runs {@code serve}; flags are added to it
 * @param store one of {@link #STORES}; an etcd is started too
 */
public record DrydockLauncher(List<String> command, String store) implements Launcher {

    /** The kinds of stores. */
    public static final List<String> STORES = List.of("memory", "h2", "etcd");

    private static final String ETCD = "etcd";

    public DrydockLauncher {
        command = List.copyOf(command);
    }

    @Override
    public Target launch() throws InterruptedException {
        Scratch scratch = Scratch.create();
        List<Runnable> behind = new ArrayList<>();
        List<String> line = new ArrayList<>(command);
        line.add("--secure-port=" + Ports.free());
        line.add("--data-dir=" + scratch.file("data"));
        try {
            if (store.equals(ETCD)) {
                EtcdProcess etcd = EtcdProcess.start(scratch.file("etcd"), scratch.file("etcd.log"));
                behind.add(etcd::close);
                line.add("--etcd-servers=" + etcd.url());
            } else {
                line.add("--storage-backend=" + store);
            }
            ChildProcess child = ChildProcess.start("drydock serve", line, scratch.file("log"));
            Kubeconfig kubeconfig = Kubeconfig.read(scratch.file("data").resolve("admin.kubeconfig"));
            return Target.started(
                    kubeconfig.credentials().endpoint(kubeconfig.server()), child, () -> cleanUp(behind, scratch));
        } catch (TargetException failure) {
            cleanUp(behind, scratch);
            throw failure;
        }
    }

    private static void cleanUp(List<Runnable> behind, Scratch scratch) {
        behind.forEach(Runnable::run);
        scratch.delete();
    }
}
