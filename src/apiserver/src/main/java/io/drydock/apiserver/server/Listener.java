package io.drydock.apiserver.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;

/**
 * A port that is taken, on which nobody accepts yet.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go: CreateListener"
 */
record Listener(ServerSocketChannel channel) {
    private static final int BACKLOG = 1024;

    /**
     * @param port 0 for one that the system chooses
     * @throws ListenException when it is not free, or the address is not this machine's
     */
    static Listener open(InetAddress address, int port) {
        InetSocketAddress where = new InetSocketAddress(address, port);
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                channel.bind(where, BACKLOG);
            } catch (IOException failure) {
                channel.close();
                throw failure;
            }
            return new Listener(channel);
        } catch (IOException failure) {
            throw new ListenException("failed to listen on " + text(where) + ": " + reason(failure), failure);
        }
    }

    InetSocketAddress address() {
        try {
            return (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException closed) {
            throw new IllegalStateException("the listener is closed", closed);
        }
    }

    /** {@code 127.0.0.1:6443} or {@code [::1]:6443}. */
    String hostPort() {
        return text(address());
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        boolean isTaken = failure instanceof BindException && message.contains("in use");
        return isTaken ? "address already in use" : message.toLowerCase(Locale.ROOT);
    }
}
