package io.drydock.apiserver.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its private key.
 *
 * @param chain the certificate first, then those that sign it
 */
public record CertificateAndKey(List<X509Certificate> chain, PrivateKey key) {
    public CertificateAndKey {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key without a certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Names the algorithm only: a private key has no place in a log. */
    @Override
    public String toString() {
        return "CertificateAndKey[" + certificate().getSubjectX500Principal() + ", " + key.getAlgorithm() + "]";
    }
}
