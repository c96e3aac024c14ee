package io.drydock.apiserver.server;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.http.jetty.TlsSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;

/**
 * Where the server listens, and how it speaks TLS there. The port is taken when the configuration is made, so that a
 * port in use ends the start at once, and so that a port chosen by the system is known to all who need it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: SecureServingInfo"
 */
public record SecureServingInfo(ServerSocketChannel listener, TlsSettings tls) {
    private static final int BACKLOG = 1024;

    /**
     * Takes the port.
     *
     * @param port 0 for one that the system chooses
     * @throws ListenException when it is not free, or the address is not this machine's
     */
    public static SecureServingInfo listen(InetAddress address, int port, TlsSettings tls) {
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
            return new SecureServingInfo(channel, tls);
        } catch (IOException failure) {
            throw new ListenException("failed to listen on " + text(where) + ": " + reason(failure), failure);
        }
    }

    /** The address, without a port. */
    public InetAddress address() {
        return localAddress().getAddress();
    }

    public int port() {
        return localAddress().getPort();
    }

    /** {@code 127.0.0.1:6443} or {@code [::1]:6443}. */
    public String hostPort() {
        return text(localAddress());
    }

    JavalinFront serve(Handler handler) {
        return JavalinFront.start(handler, tls, listener);
    }

    private InetSocketAddress localAddress() {
        try {
            return (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException closed) {
            throw new IllegalStateException("the listener is closed", closed);
        }
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
