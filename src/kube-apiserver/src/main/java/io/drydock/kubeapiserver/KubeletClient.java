package io.drydock.kubeapiserver;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.certificates.UnusableCertificateException;
import io.drydock.apiserver.options.Problems;
import io.drydock.apiserver.proxy.TlsTrust;
import io.drydock.kubeapiserver.kubelet.KubeletClientConfig;
import io.drydock.kubeapiserver.options.KubeletOptions;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Reads how kubelets are to be spoken to. */
final class KubeletClient {
    private KubeletClient() {}

    /** What cannot be read is a problem, and left out. */
    static KubeletClientConfig read(KubeletOptions options, Problems problems) {
        TlsTrust trust = new TlsTrust(authorities(options, problems), certificate(options, problems));
        return new KubeletClientConfig(trust, options.preferredAddressTypes.get(), options.timeout.get());
    }

    private static List<X509Certificate> authorities(KubeletOptions options, Problems problems) {
        String file = options.certificateAuthority.get();
        try {
            return file.isEmpty() ? List.of() : PemFiles.readCertificates(Path.of(file));
        } catch (UnusableCertificateException unusable) {
            problems.add(options.certificateAuthority, unusable.getMessage());
            return List.of();
        }
    }

    private static Optional<CertificateAndKey> certificate(KubeletOptions options, Problems problems) {
        String certificate = options.clientCertificate.get();
        String key = options.clientKey.get();
        if (certificate.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (certificate.isEmpty()) {
            problems.add(options.clientKey, "needs --kubelet-client-certificate");
            return Optional.empty();
        }
        if (key.isEmpty()) {
            problems.add(options.clientCertificate, "needs --kubelet-client-key");
            return Optional.empty();
        }
        try {
            return Optional.of(PemFiles.readPair(Path.of(certificate), Path.of(key)));
        } catch (UnusableCertificateException unusable) {
            problems.add(options.clientCertificate, unusable.getMessage());
            return Optional.empty();
        }
    }
}
