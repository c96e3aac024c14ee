package io.drydock.bench.load;

import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where requests go, and as whom.
 *
 * @param host as it stands in the URL and in the certificate
 * @param path what goes before every path; empty or {@code /prefix}
 * @param tls knows whom to trust, and the client's own certificate if it has one
 * @param verifyHost whether the certificate must be for {@code host}
 * @param token sent with every request
 */
public record Endpoint(String host, int port, String path, SSLContext tls, boolean verifyHost, Optional<String> token) {

    InetSocketAddress address() {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new InetSocketAddress(name, port);
    }

    /** As the user writes it. */
    public String url() {
        return "https://" + host + ":" + port + path;
    }
}
