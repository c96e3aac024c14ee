package io.drydock.apiserver.http.jetty;

import io.drydock.apiserver.certificates.CertificateAndKey;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.WindowRateControl;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Puts Jetty on a listening socket: TLS, then HTTP/2 or HTTP/1.1 as the client prefers.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/secure_serving.go: SecureServingInfo.Serve"
 */
public final class TlsConnector {
    /** Most bodies fit in one window of a stream, and a connection has room for all its streams. */
    private static final int STREAM_WINDOW = 256 * 1024;
    /** Resets and pings a second that a connection may send before it counts as an attack. */
    private static final int MAX_HTTP2_EVENTS = 2_000;

    private static final String DEFAULT_ALIAS = "serving";
    private static final String PASSWORD = "in memory only";

    private TlsConnector() {}

    /** @param listener bound already */
    public static ServerConnector create(Server server, TlsSettings tls, ServerSocketChannel listener) {
        HttpConfiguration configuration = PlainConnector.configuration();
        // Who comes through a tunnel or a proxy calls the server by names that its certificate need not have.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory http1 = new HttpConnectionFactory(configuration);
        ServerConnector connector;
        if (tls.http2()) {
            ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
            alpn.setDefaultProtocol(http1.getProtocol());
            connector = new ServerConnector(
                    server,
                    1,
                    1,
                    new SslConnectionFactory(contextFactory(tls), alpn.getProtocol()),
                    alpn,
                    http2(configuration, tls.http2MaxStreams()),
                    http1);
        } else {
            connector = new ServerConnector(
                    server, 1, 1, new SslConnectionFactory(contextFactory(tls), http1.getProtocol()), http1);
        }
        return PlainConnector.opened(connector, listener);
    }

    private static HTTP2ServerConnectionFactory http2(HttpConfiguration configuration, int maxStreams) {
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(configuration);
        http2.setMaxConcurrentStreams(maxStreams);
        http2.setInitialStreamRecvWindow(STREAM_WINDOW);
        http2.setInitialSessionRecvWindow(STREAM_WINDOW * Math.min(maxStreams, 16));
        http2.setRateControlFactory(new WindowRateControl.Factory(MAX_HTTP2_EVENTS));
        return http2;
    }

    private static SslContextFactory.Server contextFactory(TlsSettings tls) {
        SslContextFactory.Server factory = new TrustingContextFactory();
        factory.setKeyStore(keyStore(tls));
        factory.setKeyStorePassword(PASSWORD);
        factory.setWantClientAuth(tls.wantClientCertificate());
        factory.setIncludeProtocols(
                tls.minimumVersion().equals("TLSv1.3")
                        ? new String[] {"TLSv1.3"}
                        : new String[] {"TLSv1.2", "TLSv1.3"});
        if (!tls.cipherSuites().isEmpty()) {
            factory.setIncludeCipherSuites(tls.cipherSuites().toArray(String[]::new));
        }
        Map<String, CertificateAndKey> byName = tls.certificatesByName();
        factory.setSNISelector((keyType, issuers, session, host, certificates) -> Optional.ofNullable(host)
                .flatMap(name -> aliasFor(name, byName))
                .orElse(DEFAULT_ALIAS));
        return factory;
    }

    private static Optional<String> aliasFor(String host, Map<String, CertificateAndKey> byName) {
        String name = host.toLowerCase(Locale.ROOT);
        if (byName.containsKey(name)) {
            return Optional.of(name);
        }
        int dot = name.indexOf('.');
        String wildcard = dot < 0 ? name : "*" + name.substring(dot);
        return byName.containsKey(wildcard) ? Optional.of(wildcard) : Optional.empty();
    }

    private static KeyStore keyStore(TlsSettings tls) {
        try {
            // The newer kind takes a twentieth of a second to encrypt what never leaves the process.
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, PASSWORD.toCharArray());
            put(store, DEFAULT_ALIAS, tls.certificate());
            for (Map.Entry<String, CertificateAndKey> entry :
                    tls.certificatesByName().entrySet()) {
                put(store, entry.getKey().toLowerCase(Locale.ROOT), entry.getValue());
            }
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("cannot hold the serving certificates in memory", impossible);
        }
    }

    private static void put(KeyStore store, String alias, CertificateAndKey pair) throws GeneralSecurityException {
        store.setKeyEntry(
                alias, pair.key(), PASSWORD.toCharArray(), pair.chain().toArray(X509Certificate[]::new));
    }
}
