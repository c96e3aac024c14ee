package io.drydock.apiserver.proxy;

import io.drydock.apiserver.certificates.CertificateAndKey;
import java.io.IOException;
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
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Which servers are believed, and what is shown to them.
 *
 * @param authorities that sign the certificates of those that are believed; without any, every server is believed
 * @param client the certificate to show, if there is one
 * @see "Go: staging/src/k8s.io/client-go/transport/config.go: TLSConfig"
 */
public record TlsTrust(List<X509Certificate> authorities, Optional<CertificateAndKey> client) {
    /** Believes every server and shows nothing. */
    public static final TlsTrust ANYBODY = new TlsTrust(List.of(), Optional.empty());

    public TlsTrust {
        authorities = List.copyOf(authorities);
    }

    public boolean verifies() {
        return !authorities.isEmpty();
    }

    /** Shows the same, and believes every server. */
    public TlsTrust withoutVerifying() {
        return new TlsTrust(List.of(), client);
    }

    SSLContext newContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trusted(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("cannot hold certificates in memory", impossible);
        }
    }

    private TrustManager[] trusted() throws GeneralSecurityException, IOException {
        if (!verifies()) {
            return SslContextFactory.TRUST_ALL_CERTS;
        }
        KeyStore store = emptyStore();
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("authority " + store.size(), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private KeyManager[] keys() throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        char[] password = {};
        if (client.isPresent()) {
            store.setKeyEntry(
                    "client", client.get().key(), password, client.get().chain().toArray(X509Certificate[]::new));
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        return store;
    }
}
