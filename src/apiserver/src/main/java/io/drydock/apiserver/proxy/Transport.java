package io.drydock.apiserver.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The way to other servers: over TCP, with TLS where the location's scheme says so. What it takes to speak is loaded
 * when it is first used.
 *
 * @see "Go: pkg/kubelet/client/kubelet_client.go: makeTransport"
 */
public final class Transport {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final TlsTrust trust;
    private final Duration connectTimeout;
    private @Nullable SSLContext tls;
    private @Nullable HttpClient client;

    /** @param connectTimeout how long the other server may take to accept the connection */
    public Transport(TlsTrust trust, Duration connectTimeout) {
        this.trust = trust;
        this.connectTimeout = connectTimeout;
    }

    /** Sends a request, and follows no redirects. The answer's body is to be closed. */
    public HttpResponse<InputStream> roundTrip(HttpRequest request) throws DialException {
        URI location = request.uri();
        try {
            return client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException failure) {
            throw DialException.of(location.getHost(), resolved(location), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw DialException.of(location.getHost(), resolved(location), interrupted);
        }
    }

    /** Connects, and leaves it to the caller what is said. */
    Socket dial(URI location) throws DialException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host(location), port(location)), timeoutMillis());
            return location.getScheme().equals("https") ? secured(socket, location) : socket;
        } catch (IOException failure) {
            close(socket);
            throw DialException.of(location.getHost(), resolved(location), failure);
        }
    }

    private Socket secured(Socket socket, URI location) throws IOException {
        SSLSocket secured =
                (SSLSocket) context().getSocketFactory().createSocket(socket, host(location), port(location), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.setSoTimeout(timeoutMillis());
        secured.startHandshake();
        secured.setSoTimeout(0);
        return secured;
    }

    private int timeoutMillis() {
        return Math.toIntExact(Math.min(connectTimeout.toMillis(), Integer.MAX_VALUE));
    }

    private synchronized SSLContext context() {
        if (tls == null) {
            tls = trust.newContext();
        }
        return tls;
    }

    private synchronized HttpClient client() {
        if (client == null) {
            HttpClient.Builder builder =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context());
            if (connectTimeout.isPositive()) {
                builder.connectTimeout(connectTimeout);
            }
            client = builder.build();
        }
        return client;
    }

    private static Optional<String> resolved(URI location) {
        try {
            String address = InetAddress.getByName(host(location)).getHostAddress();
            return Optional.of((address.contains(":") ? "[" + address + "]" : address) + ":" + port(location));
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    /** Without the brackets of an IPv6 address. */
    private static String host(URI location) {
        String host = location.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(URI location) {
        if (location.getPort() >= 0) {
            return location.getPort();
        }
        return location.getScheme().equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            return;
        }
    }
}
