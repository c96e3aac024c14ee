package io.drydock.bench.target;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports for servers that cannot choose one themselves. */
final class Ports {
    private Ports() {}

    /** One that was free a moment ago. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new TargetException("no free port: " + none.getMessage());
        }
    }
}
