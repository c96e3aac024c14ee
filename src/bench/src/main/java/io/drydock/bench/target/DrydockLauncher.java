package io.drydock.bench.target;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts Drydock itself, with a fresh data directory.
 *
 * @param command what runs {@code serve}; flags are added to it
 * @param store the kind of store, as {@code --storage-backend} names it
 */
public record DrydockLauncher(List<String> command, String store) implements Launcher {

    public DrydockLauncher {
        command = List.copyOf(command);
    }

    @Override
    public Target launch() throws InterruptedException {
        Scratch scratch = Scratch.create();
        int port = freePort();
        List<String> line = new ArrayList<>(command);
        line.add("--secure-port=" + port);
        line.add("--data-dir=" + scratch.file("data"));
        try {
            ChildProcess child = ChildProcess.start("drydock serve", line, scratch.file("log"));
            Kubeconfig kubeconfig = Kubeconfig.read(scratch.file("data").resolve("admin.kubeconfig"));
            return Target.started(kubeconfig.credentials().endpoint(kubeconfig.server()), child, scratch::delete);
        } catch (TargetException failure) {
            scratch.delete();
            throw failure;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new TargetException("no free port: " + none.getMessage());
        }
    }
}
