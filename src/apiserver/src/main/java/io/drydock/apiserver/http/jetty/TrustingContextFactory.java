package io.drydock.apiserver.http.jetty;

import java.security.KeyStore;
import java.security.cert.CRL;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Takes any client certificate: whether it holds is decided by authentication, which can answer 401 in HTTP.
 *
 * <p>Jetty's own setting for this has no effect on a factory that has a key store.
 */
final class TrustingContextFactory extends SslContextFactory.Server {
    @Override
    protected TrustManager[] getTrustManagers(KeyStore trustStore, Collection<? extends CRL> revoked) {
        return TRUST_ALL_CERTS;
    }
}
