package io.drydock.apiserver.authentication.request;

import io.drydock.apiserver.authentication.AuthenticationException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that a certificate leads to one of the authorities of a bundle, is valid now, and is meant for clients.
 *
 * <p>A chain that was found good is remembered until its first certificate expires, for connections send many requests
 * and a signature takes long to check.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/request/x509/x509.go: DefaultVerifyOptions"
 */
public final class ClientCertificateVerifier {
    private static final int REMEMBERED = 1024;
    private static final Set<String> CLIENT_USAGES = Set.of("1.3.6.1.5.5.7.3.2", "2.5.29.37.0");

    private final Set<X509Certificate> authorities;
    private final InstantSource clock;
    private final Map<List<X509Certificate>, Instant> goodUntil =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<List<X509Certificate>, Instant> eldest) {
                    return size() > REMEMBERED;
                }
            });

    /** @param authorities the certificates of the CA bundle */
    public ClientCertificateVerifier(List<X509Certificate> authorities, InstantSource clock) {
        this.authorities = Set.copyOf(authorities);
        this.clock = clock;
    }

    /**
     * @param chain the client's certificate, and those it sent to lead to an authority
     * @throws AuthenticationException when it is not to be trusted, with why
     */
    void verify(List<X509Certificate> chain) throws AuthenticationException {
        Instant now = clock.instant();
        Instant known = goodUntil.get(chain);
        if (known != null && now.isBefore(known)) {
            return;
        }
        X509Certificate leaf = chain.getFirst();
        if (now.isBefore(leaf.getNotBefore().toInstant())
                || now.isAfter(leaf.getNotAfter().toInstant())) {
            throw failed(
                    leaf,
                    "x509: certificate has expired or is not yet valid: current time " + now
                            + ", valid from " + leaf.getNotBefore().toInstant() + " to "
                            + leaf.getNotAfter().toInstant());
        }
        List<X509Certificate> path = authorities.contains(leaf) ? List.of(leaf) : path(leaf, chain, now);
        for (X509Certificate certificate : path) {
            requireClientUsage(leaf, certificate);
        }
        goodUntil.put(List.copyOf(chain), earliestEnd(path));
    }

    private List<X509Certificate> path(X509Certificate leaf, List<X509Certificate> chain, Instant now)
            throws AuthenticationException {
        if (authorities.isEmpty()) {
            throw failed(leaf, "x509: certificate signed by unknown authority");
        }
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(leaf);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(
                    authorities.stream()
                            .map(authority -> new TrustAnchor(authority, null))
                            .collect(Collectors.toSet()),
                    target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            PKIXCertPathBuilderResult result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            List<X509Certificate> path = new ArrayList<>();
            for (Certificate certificate : result.getCertPath().getCertificates()) {
                path.add((X509Certificate) certificate);
            }
            return path;
        } catch (CertPathBuilderException noPath) {
            throw failed(leaf, "x509: certificate signed by unknown authority");
        } catch (GeneralSecurityException unreadable) {
            throw failed(leaf, unreadable.getMessage());
        }
    }

    /** A certificate that lists no usages may be used for all of them. */
    private static void requireClientUsage(X509Certificate leaf, X509Certificate certificate)
            throws AuthenticationException {
        try {
            List<String> usages = certificate.getExtendedKeyUsage();
            if (usages != null && usages.stream().noneMatch(CLIENT_USAGES::contains)) {
                throw failed(leaf, "x509: certificate specifies an incompatible key usage");
            }
        } catch (CertificateParsingException unreadable) {
            throw failed(leaf, unreadable.getMessage());
        }
    }

    private static Instant earliestEnd(List<X509Certificate> path) {
        return path.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static AuthenticationException failed(X509Certificate leaf, String why) {
        return new AuthenticationException("verifying certificate SN=" + leaf.getSerialNumber() + " failed: " + why);
    }
}
