package io.drydock.kubeapiserver;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.certificates.UnusableCertificateException;
import io.drydock.apiserver.flags.NamedCertKey;
import io.drydock.apiserver.options.Problems;
import io.drydock.apiserver.options.SecureServingOptions;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates that the user brings: one for everybody, and others for clients that ask for another name.
 *
 * @param given empty when one is to be generated
 */
record ServingCertificates(Optional<CertificateAndKey> given, Map<String, CertificateAndKey> byName) {
    private static final int DNS_NAME = 2;

    static ServingCertificates read(SecureServingOptions options, Problems problems) {
        Optional<CertificateAndKey> given = Optional.empty();
        if (!options.tlsCertFile.get().isEmpty()
                && !options.tlsPrivateKeyFile.get().isEmpty()) {
            given = read("--tls-cert-file", options.tlsCertFile.get(), options.tlsPrivateKeyFile.get(), problems);
        }
        Map<String, CertificateAndKey> byName = new LinkedHashMap<>();
        for (NamedCertKey named : options.tlsSniCertKeys.get()) {
            read("--tls-sni-cert-key", named.certificateFile(), named.keyFile(), problems)
                    .ifPresent(pair -> {
                        List<String> names = named.names().isEmpty() ? dnsNames(pair.certificate()) : named.names();
                        names.forEach(name -> byName.putIfAbsent(name, pair));
                    });
        }
        return new ServingCertificates(given, byName);
    }

    private static Optional<CertificateAndKey> read(
            String flag, String certificateFile, String keyFile, Problems problems) {
        try {
            return Optional.of(PemFiles.readPair(Path.of(certificateFile), Path.of(keyFile)));
        } catch (UnusableCertificateException unusable) {
            problems.add(flag + "=" + certificateFile + ": " + unusable.getMessage());
            return Optional.empty();
        }
    }

    private static List<String> dnsNames(X509Certificate certificate) {
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            return alternatives == null
                    ? List.of()
                    : alternatives.stream()
                            .filter(alternative -> alternative.getFirst().equals(DNS_NAME))
                            .map(alternative -> String.valueOf(alternative.get(1)))
                            .toList();
        } catch (CertificateParsingException malformed) {
            return List.of();
        }
    }
}
