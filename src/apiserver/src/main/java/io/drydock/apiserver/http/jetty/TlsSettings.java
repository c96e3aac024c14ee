package io.drydock.apiserver.http.jetty;

import io.drydock.apiserver.certificates.CertificateAndKey;
import java.util.List;
import java.util.Map;

/**
 * How a listener speaks TLS.
 *
 * @param certificate what it shows unless the client names a host that another is for
 * @param certificatesByName for server name indication: host name (or {@code *.} and a domain) to certificate
 * @param minimumVersion {@code TLSv1.2} or {@code TLSv1.3}
 * @param cipherSuites by their standard names; empty for those that are safe
 * @param wantClientCertificate whether clients are asked for a certificate; they need not have one, and whether it
 *     holds is for authentication to say
 * @param http2 whether HTTP/2 is offered besides HTTP/1.1
 * @param http2MaxStreams how many requests a connection may carry at once
 */
public record TlsSettings(
        CertificateAndKey certificate,
        Map<String, CertificateAndKey> certificatesByName,
        String minimumVersion,
        List<String> cipherSuites,
        boolean wantClientCertificate,
        boolean http2,
        int http2MaxStreams) {

    /** Go's default for the streams of a connection. */
    public static final int DEFAULT_HTTP2_MAX_STREAMS = 250;

    public TlsSettings {
        certificatesByName = Map.copyOf(certificatesByName);
        cipherSuites = List.copyOf(cipherSuites);
    }

    /** TLS 1.2 and up, HTTP/2 and HTTP/1.1, client certificates welcome. */
    public static TlsSettings of(CertificateAndKey certificate) {
        return new TlsSettings(certificate, Map.of(), "TLSv1.2", List.of(), true, true, DEFAULT_HTTP2_MAX_STREAMS);
    }
}
