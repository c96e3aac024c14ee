package io.drydock.bench.target;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.bench.load.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * How a client trusts a server, and how it says who it is.
 *
 * @param authorities who may have signed the server's certificate; empty for those that the JDK trusts
 * @param insecure whether any certificate will do
 * @param certificate the client's own, if it has one
 * @param token the client's token, if it has one
 */
public record Credentials(
        List<X509Certificate> authorities,
        boolean insecure,
        Optional<CertificateAndKey> certificate,
        Optional<String> token) {
    private static final int DEFAULT_PORT = 443;
    private static final char[] PASSWORD = "in memory only".toCharArray();

    public Credentials {
        authorities = List.copyOf(authorities);
    }

    /** No client in particular, a server that the JDK trusts. */
    public static Credentials none() {
        return new Credentials(List.of(), false, Optional.empty(), Optional.empty());
    }

    /** No client in particular, any server. */
    static Credentials trustingAnybody() {
        return new Credentials(List.of(), true, Optional.empty(), Optional.empty());
    }

    /** @throws TargetException when the URL is none that can be measured */
    public Endpoint endpoint(String url) {
        URI server;
        try {
            server = URI.create(url);
        } catch (IllegalArgumentException malformed) {
            throw new TargetException("\"" + url + "\" is no URL: " + malformed.getMessage());
        }
        if (!"https".equals(server.getScheme()) || server.getHost() == null) {
            throw new TargetException("\"" + url + "\" must be a URL such as https://127.0.0.1:6443");
        }
        int port = server.getPort() < 0 ? DEFAULT_PORT : server.getPort();
        String path = server.getPath().endsWith("/")
                ? server.getPath().substring(0, server.getPath().length() - 1)
                : server.getPath();
        return new Endpoint(server.getHost(), port, path, context(), !insecure, token);
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new TargetException("unusable certificates: " + unusable.getMessage());
        }
    }

    private KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        if (certificate.isEmpty()) {
            return new KeyManager[0];
        }
        KeyStore store = emptyStore();
        CertificateAndKey pair = certificate.get();
        store.setKeyEntry("client", pair.key(), PASSWORD, pair.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    private TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
        if (insecure) {
            return new TrustManager[] {new TrustAll()};
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (authorities.isEmpty()) {
            factory.init((KeyStore) null);
        } else {
            KeyStore store = emptyStore();
            for (int number = 0; number < authorities.size(); number++) {
                store.setCertificateEntry("authority-" + number, authorities.get(number));
            }
            factory.init(store);
        }
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
