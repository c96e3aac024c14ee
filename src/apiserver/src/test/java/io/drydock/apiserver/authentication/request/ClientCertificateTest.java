package io.drydock.apiserver.authentication.request;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.SelfSigned;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientCertificateTest {
    private static final CertificateAndKey AUTHORITY = SelfSigned.authority("users");

    @Test
    void the_common_name_is_the_user_and_the_organizations_are_the_groups() throws AuthenticationException {
        CertificateAndKey certificate = SelfSigned.client(AUTHORITY, "alice", List.of("dev", "ops"));

        assertDoesNotThrow(() -> verifier(InstantSource.system()).verify(leaf(certificate)));
        assertEquals(
                UserInfo.of("alice", "dev", "ops"),
                CertificateUser.byCommonName().userOf(certificate.certificate()).orElseThrow());
    }

    @Test
    void newer_releases_tell_certificates_apart_by_their_fingerprints() throws AuthenticationException {
        CertificateAndKey certificate = SelfSigned.client(AUTHORITY, "alice", List.of());

        UserInfo user = CertificateUser.byCommonNameWithCredentialId()
                .userOf(certificate.certificate())
                .orElseThrow();

        assertTrue(user.extra().get(UserInfo.CREDENTIAL_ID).getFirst().matches("X509SHA256=[0-9a-f]{64}"));
    }

    @Test
    void a_certificate_of_another_authority_is_refused() {
        CertificateAndKey other = SelfSigned.client(SelfSigned.authority("users"), "alice", List.of());

        assertTrue(refusal(InstantSource.system(), other).endsWith("signed by unknown authority"));
    }

    @Test
    void a_certificate_is_refused_when_its_time_is_over_even_if_it_was_good_before() {
        CertificateAndKey certificate = SelfSigned.client(AUTHORITY, "alice", List.of());
        InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofDays(400));

        assertTrue(refusal(later, certificate).contains("has expired or is not yet valid"));
    }

    @Test
    void a_certificate_for_servers_is_refused() {
        CertificateAndKey server = SelfSigned.serving(List.of("localhost"));
        ClientCertificateVerifier verifier =
                new ClientCertificateVerifier(List.of(server.certificate()), InstantSource.system());

        AuthenticationException refused =
                assertThrows(AuthenticationException.class, () -> verifier.verify(leaf(server)));

        assertTrue(refused.getMessage().endsWith("incompatible key usage"));
    }

    private static String refusal(InstantSource clock, CertificateAndKey certificate) {
        return assertThrows(AuthenticationException.class, () -> verifier(clock).verify(leaf(certificate)))
                .getMessage();
    }

    private static ClientCertificateVerifier verifier(InstantSource clock) {
        return new ClientCertificateVerifier(List.of(AUTHORITY.certificate()), clock);
    }

    private static List<X509Certificate> leaf(CertificateAndKey pair) {
        return List.of(pair.certificate());
    }
}
