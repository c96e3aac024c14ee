package io.drydock.apiserver.webhook;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.Pem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes HTTP clients that believe the servers of some authorities, and no others. */
final class TrustedClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(90);
    private static final String NO_PASSWORD = "";
    private static final int MOST_CONNECTIONS = 1_000;

    private TrustedClient() {}

    /**
     * @param caBundle as in {@link WebhookTarget}
     * @param shown the client's own certificate
     * @throws WebhookCallException when the certificates cannot be used
     */
    static HttpClient start(
            String caBundle, Optional<CertificateAndKey> shown, Executor threads, SocketAddressResolver resolver)
            throws WebhookCallException {
        SslContextFactory.Client tls = new SslContextFactory.Client();
        if (!caBundle.isEmpty()) {
            tls.setTrustStore(trusted(caBundle));
        }
        if (shown.isPresent()) {
            tls.setKeyStore(keys(shown.get()));
            tls.setKeyStorePassword(NO_PASSWORD);
        }
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setExecutor(threads);
        connector.setSslContextFactory(tls);
        connector.setConnectTimeout(CONNECT_TIMEOUT);
        connector.setIdleTimeout(IDLE_TIMEOUT);
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        client.setSocketAddressResolver(resolver);
        client.setFollowRedirects(false);
        client.setMaxConnectionsPerDestination(MOST_CONNECTIONS);
        client.setUserAgentField(null);
        try {
            client.start();
        } catch (Exception failure) {
            throw new WebhookCallException("unable to start a client: " + failure.getMessage(), 500);
        }
        return client;
    }

    private static KeyStore trusted(String caBundle) throws WebhookCallException {
        try {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, null);
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Pem pem : certificates(caBundle)) {
                Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(pem.content()));
                store.setCertificateEntry("authority " + store.size(), certificate);
            }
            return store;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException unusable) {
            throw new WebhookCallException("unable to load root certificates: " + unusable.getMessage(), 500);
        }
    }

    private static KeyStore keys(CertificateAndKey shown) throws WebhookCallException {
        try {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, null);
            store.setKeyEntry(
                    "client",
                    shown.key(),
                    NO_PASSWORD.toCharArray(),
                    shown.chain().toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new WebhookCallException("unable to show a certificate: " + unusable.getMessage(), 500);
        }
    }

    private static List<Pem> certificates(String caBundle) {
        String text = new String(Base64.getMimeDecoder().decode(caBundle), StandardCharsets.US_ASCII);
        List<Pem> certificates = Pem.decode(text).stream()
                .filter(pem -> pem.type().equals("CERTIFICATE"))
                .toList();
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("unable to parse bytes as PEM block");
        }
        return certificates;
    }
}
