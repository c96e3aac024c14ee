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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Where the server listens, and how it speaks TLS there. The port is taken when the configuration is made, so that a
 * port in use ends the start at once, and so that a port chosen by the system is known to all who need it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: SecureServingInfo"
 */
public final class SecureServingInfo {
    private static final int BACKLOG = 1024;

    private final ServerSocketChannel listener;
    private final TlsSettings tls;
    private final CompletableFuture<JavalinFront> front;

    private SecureServingInfo(ServerSocketChannel listener, TlsSettings tls, CompletableFuture<JavalinFront> begun) {
        this.listener = listener;
        this.tls = tls;
        this.front = begun.thenCompose(loaded -> loaded.open(tls, listener));
    }

    /**
     * Takes the port, with a front that begins now.
     *
     * @param port 0 for one that the system chooses
     * @throws ListenException when it is not free, or the address is not this machine's
     */
    public static SecureServingInfo listen(InetAddress address, int port, TlsSettings tls) {
        return listen(address, port, tls, JavalinFront.begin());
    }

    /**
     * Takes the port. The front opens there as soon as it has loaded; requests wait for the server to be run.
     *
     * @param port 0 for one that the system chooses
     * @throws ListenException when it is not free, or the address is not this machine's
     */
    public static SecureServingInfo listen(
            InetAddress address, int port, TlsSettings tls, CompletableFuture<JavalinFront> front) {
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
            return new SecureServingInfo(channel, tls, front);
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

    /** How it speaks TLS. */
    public TlsSettings tls() {
        return tls;
    }

    /** Waits for the front, and gives it what answers. */
    JavalinFront serve(Handler answering) {
        try {
            JavalinFront started = front.join();
            started.serve(answering);
            return started;
        } catch (CompletionException failure) {
            throw new ListenException("failed to serve on " + hostPort() + ": " + failure.getCause(), failure);
        }
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
