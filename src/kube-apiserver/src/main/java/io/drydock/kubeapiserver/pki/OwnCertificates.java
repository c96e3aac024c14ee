package io.drydock.kubeapiserver.pki;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.certificates.SelfSigned;
import io.drydock.apiserver.certificates.UnusableCertificateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The server's own authority, and the certificates it signs: one to serve with, one for the administrator. What is in
 * the data directory is used again for as long as it is valid; what is about to end, or no longer fits, is made anew.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go:
 *     SecureServingOptions.MaybeDefaultWithSelfSignedCerts"
 */
public final class OwnCertificates {
    private static final Duration REMAINING = Duration.ofDays(1);
    private static final String ADMINISTRATOR = "drydock-admin";
    private static final String ADMINISTRATORS = "system:masters";
    private static final int SUBJECT_ALTERNATIVE_NAME_VALUE = 1;

    private final Path directory;
    private final InstantSource clock;
    private final CertificateAndKey authority;

    private OwnCertificates(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
        this.authority = readOr(directory, "ca", this::isValid, () -> SelfSigned.authority("drydock-ca"));
    }

    /** The certificates in a data directory; the authority is made if there is none. */
    public static OwnCertificates in(DataDirectory directory, InstantSource clock) {
        return new OwnCertificates(directory.pki(), clock);
    }

    /** The certificate that signed the others. */
    public X509Certificate authority() {
        return authority.certificate();
    }

    /**
     * A certificate to serve with.
     *
     * @param folder where it is kept, as {@code apiserver.crt} and {@code apiserver.key}
     * @param names the DNS names and IP addresses that clients know the server by
     */
    public CertificateAndKey serving(Path folder, List<String> names) {
        return readOr(
                folder,
                "apiserver",
                certificate -> isValid(certificate) && isOurs(certificate) && isFor(certificate, names),
                () -> SelfSigned.serving(authority, names));
    }

    /** The administrator's client certificate. */
    public CertificateAndKey administrator() {
        return readOr(
                directory,
                "admin",
                certificate -> isValid(certificate) && isOurs(certificate),
                () -> SelfSigned.client(authority, ADMINISTRATOR, List.of(ADMINISTRATORS)));
    }

    private interface Condition {
        boolean holdsFor(X509Certificate certificate);
    }

    private static CertificateAndKey readOr(
            Path folder, String name, Condition usable, Supplier<CertificateAndKey> make) {
        Path certificateFile = folder.resolve(name + ".crt");
        Path keyFile = folder.resolve(name + ".key");
        Optional<CertificateAndKey> kept =
                read(certificateFile, keyFile).filter(pair -> usable.holdsFor(pair.certificate()));
        if (kept.isPresent()) {
            return kept.get();
        }
        CertificateAndKey made = make.get();
        DataDirectory.write(keyFile, SelfSigned.pem(made.key()));
        DataDirectory.write(certificateFile, SelfSigned.certificatesPem(made.chain()));
        return made;
    }

    /** Nothing when the files are not there, or do not belong together because a start was cut off between the two. */
    private static Optional<CertificateAndKey> read(Path certificateFile, Path keyFile) {
        if (!Files.exists(certificateFile) || !Files.exists(keyFile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PemFiles.readPair(certificateFile, keyFile));
        } catch (UnusableCertificateException unusable) {
            return Optional.empty();
        }
    }

    private boolean isValid(X509Certificate certificate) {
        Instant now = clock.instant();
        Date end = certificate.getNotAfter();
        return !certificate.getNotBefore().after(Date.from(now)) && end.after(Date.from(now.plus(REMAINING)));
    }

    private boolean isOurs(X509Certificate certificate) {
        try {
            certificate.verify(authority.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException signedByAnother) {
            return false;
        }
    }

    private static boolean isFor(X509Certificate certificate, List<String> names) {
        Set<String> has = new HashSet<>();
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(
                        alternative -> has.add(String.valueOf(alternative.get(SUBJECT_ALTERNATIVE_NAME_VALUE))));
            }
        } catch (CertificateParsingException malformed) {
            return false;
        }
        return has.containsAll(names);
    }
}
