package io.drydock.notebooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port that leads to another one, so that it can be opened when those behind are ready, and not as soon as they listen. */
final class Door {
    private final InetAddress address;
    private final int port;
    private final int inner;

    Door(String address, int port) throws IOException {
        this.address = InetAddress.getByName(address);
        this.port = port;
        try (ServerSocket free = new ServerSocket(0, 1, this.address)) {
            this.inner = free.getLocalPort();
        }
    }

    /** Where those behind are to listen. */
    int inner() {
        return inner;
    }

    void open() throws IOException {
        ServerSocket outer = new ServerSocket();
        outer.setReuseAddress(true);
        outer.bind(new InetSocketAddress(address, port));
        Thread.ofVirtual().name("door").start(() -> letIn(outer));
    }

    private void letIn(ServerSocket outer) {
        try (outer) {
            while (true) {
                Socket visitor = outer.accept();
                Socket host = new Socket(address, inner);
                Thread.ofVirtual().start(() -> carry(visitor, host));
                Thread.ofVirtual().start(() -> carry(host, visitor));
            }
        } catch (IOException closed) {
            // Nobody is behind any more.
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            to.setTcpNoDelay(true);
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One of the two has gone, and so the other goes.
        }
    }
}
