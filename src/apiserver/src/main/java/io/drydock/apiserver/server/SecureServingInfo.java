package io.drydock.apiserver.server;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.http.jetty.TlsSettings;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Where the server listens, and how it speaks TLS there. The port is taken when the configuration is made, so that a
 * port in use ends the start at once, and so that a port chosen by the system is known to all who need it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: SecureServingInfo"
 */
public final class SecureServingInfo {
    private final Listener listener;
    private final TlsSettings tls;
    private final CompletableFuture<JavalinFront> front;

    private SecureServingInfo(Listener listener, TlsSettings tls, CompletableFuture<JavalinFront> begun) {
        this.listener = listener;
        this.tls = tls;
        this.front = begun.thenCompose(loaded -> loaded.open(tls, listener.channel()));
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
    // tag::listen[]
    public static SecureServingInfo listen(
            InetAddress address, int port, TlsSettings tls, CompletableFuture<JavalinFront> front) {
        return new SecureServingInfo(Listener.open(address, port), tls, front);
    }
    // end::listen[]

    /** The address, without a port. */
    public InetAddress address() {
        return listener.address().getAddress();
    }

    public int port() {
        return listener.address().getPort();
    }

    /** {@code 127.0.0.1:6443} or {@code [::1]:6443}. */
    public String hostPort() {
        return listener.hostPort();
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
}
