package io.drydock.apiserver.authentication.request;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.UserInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whom a verified certificate stands for.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/request/x509/x509.go: UserConversion"
 */
@FunctionalInterface
public interface CertificateUser {
    /** Absent when the certificate names nobody. */
    Optional<UserInfo> userOf(X509Certificate certificate) throws AuthenticationException;

    /** The common name is the user's name, the organizations are the groups. */
    static CertificateUser byCommonName() {
        return certificate -> {
            CertificateSubject subject = CertificateSubject.of(certificate);
            return subject.commonName().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new UserInfo(subject.commonName(), "", subject.organizations(), Map.of()));
        };
    }

    /**
     * Also takes the UID from the subject, and leaves the certificate's fingerprint as the id of the credential, as
     * releases from 1.32 on do.
     */
    static CertificateUser byCommonNameWithCredentialId() {
        return certificate -> {
            CertificateSubject subject = CertificateSubject.of(certificate);
            if (subject.commonName().isEmpty()) {
                return Optional.empty();
            }
            if (subject.uids().size() > 1) {
                throw new AuthenticationException("expected 1 UID, but found multiple: " + subject.uids());
            }
            if (subject.uids().contains("")) {
                throw new AuthenticationException("UID cannot be an empty string");
            }
            String uid = subject.uids().isEmpty() ? "" : subject.uids().getFirst();
            return Optional.of(new UserInfo(
                    subject.commonName(),
                    uid,
                    subject.organizations(),
                    Map.of(UserInfo.CREDENTIAL_ID, List.of("X509SHA256=" + fingerprint(certificate)))));
        };
    }

    private static String fingerprint(X509Certificate certificate) throws AuthenticationException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException unusable) {
            throw new AuthenticationException("cannot take the certificate's fingerprint: " + unusable.getMessage());
        }
    }
}
