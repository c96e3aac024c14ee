package io.drydock.apiserver.certificates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.List;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    @TempDir
    private Path directory;

    @Test
    void a_pair_is_made_once_and_read_ever_after() throws IOException {
        CertificateAndKey made = SelfSigned.readOrCreate(directory, "apiserver", List.of("localhost", "10.0.0.1"));
        CertificateAndKey read = SelfSigned.readOrCreate(directory, "apiserver", List.of("other"));
        assertEquals(made.certificate(), read.certificate());
        assertEquals(made.key(), read.key());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("apiserver.key"))));
    }

    @Test
    void a_serving_certificate_names_its_hosts_and_addresses() throws Exception {
        var names = SelfSigned.serving(List.of("localhost", "10.0.0.1", "::1"))
                .certificate()
                .getSubjectAlternativeNames();
        assertEquals(
                List.of(List.of(2, "localhost"), List.of(7, "10.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1")),
                List.copyOf(names));
    }

    @Test
    void a_client_certificate_carries_user_and_groups_and_is_signed_by_its_authority() throws Exception {
        CertificateAndKey authority = SelfSigned.authority("test-ca");
        CertificateAndKey client = SelfSigned.client(authority, "admin", List.of("system:masters", "others"));
        client.certificate().verify(authority.certificate().getPublicKey());
        assertEquals(
                "CN=admin, O=others, O=system:masters".length(),
                client.certificate().getSubjectX500Principal().toString().length());
        assertTrue(client.certificate().getExtendedKeyUsage().contains("1.3.6.1.5.5.7.3.2"));
    }

    @Test
    void a_key_of_another_certificate_is_refused_naming_both_files() {
        Path a = directory.resolve("a.crt");
        Path b = directory.resolve("b.key");
        SelfSigned.write(SelfSigned.serving(List.of("a")), a, directory.resolve("a.key"));
        SelfSigned.write(SelfSigned.serving(List.of("b")), directory.resolve("b.crt"), b);
        var failure = assertThrows(UnusableCertificateException.class, () -> PemFiles.readPair(a, b));
        assertEquals("the private key in " + b + " is not the key of the certificate in " + a, failure.getMessage());
    }

    @Test
    void an_rsa_key_in_its_old_form_is_read() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var key = generator.generateKeyPair().getPrivate();
        Path file = directory.resolve("rsa.key");
        try (var writer = new JcaPEMWriter(Files.newBufferedWriter(file))) {
            writer.writeObject(key);
        }
        assertTrue(Files.readString(file).startsWith("-----BEGIN RSA PRIVATE KEY-----"));
        assertEquals(key, PemFiles.readPrivateKey(file));
    }

    @Test
    void files_that_hold_nothing_of_the_kind_are_named() throws IOException {
        Path empty = directory.resolve("empty.pem");
        Files.writeString(empty, "nothing\n");
        assertEquals(
                "no certificate in " + empty,
                assertThrows(UnusableCertificateException.class, () -> PemFiles.readCertificates(empty))
                        .getMessage());
        assertEquals(
                "no private key in " + empty,
                assertThrows(UnusableCertificateException.class, () -> PemFiles.readPrivateKey(empty))
                        .getMessage());
        Path missing = directory.resolve("missing.pem");
        assertTrue(assertThrows(UnusableCertificateException.class, () -> PemFiles.readCertificates(missing))
                .getMessage()
                .startsWith("cannot read " + missing));
    }
}
