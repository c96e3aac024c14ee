package io.drydock.kubeapiserver.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.certificates.CertificateAndKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificatesTest {
    private static final List<String> NAMES = List.of("localhost", "127.0.0.1");

    @TempDir
    private Path folder;

    private DataDirectory directory;

    @BeforeEach
    void create() {
        directory = DataDirectory.at(folder.resolve("data").toString());
        directory.create();
    }

    private OwnCertificates certificates() {
        return OwnCertificates.in(directory, InstantSource.system());
    }

    private OwnCertificates certificatesIn(Duration time) {
        return OwnCertificates.in(directory, InstantSource.fixed(Instant.now().plus(time)));
    }

    @Test
    void the_next_start_uses_what_the_last_one_made() {
        OwnCertificates first = certificates();
        CertificateAndKey serving = first.serving(directory.pki(), NAMES);
        CertificateAndKey administrator = first.administrator();

        OwnCertificates second = certificates();
        assertEquals(first.authority(), second.authority());
        assertEquals(
                serving.certificate(), second.serving(directory.pki(), NAMES).certificate());
        assertEquals(administrator.certificate(), second.administrator().certificate());
    }

    @Test
    void the_administrator_is_in_the_group_that_may_do_everything() throws Exception {
        OwnCertificates own = certificates();
        CertificateAndKey administrator = own.administrator();
        assertEquals(
                "CN=drydock-admin,O=system:masters",
                administrator.certificate().getSubjectX500Principal().getName());
        administrator.certificate().verify(own.authority().getPublicKey());
        assertEquals(List.of("1.3.6.1.5.5.7.3.2"), administrator.certificate().getExtendedKeyUsage());
    }

    @Test
    void certificates_that_are_about_to_end_are_made_anew_by_the_same_authority() {
        OwnCertificates now = certificates();
        CertificateAndKey serving = now.serving(directory.pki(), NAMES);
        CertificateAndKey administrator = now.administrator();

        OwnCertificates later = certificatesIn(Duration.ofDays(365));
        assertEquals(now.authority(), later.authority());
        assertNotEquals(
                serving.certificate(), later.serving(directory.pki(), NAMES).certificate());
        assertNotEquals(administrator.certificate(), later.administrator().certificate());
    }

    @Test
    void another_name_takes_another_certificate() {
        CertificateAndKey first = certificates().serving(directory.pki(), NAMES);
        CertificateAndKey second = certificates().serving(directory.pki(), List.of("localhost", "10.1.2.3"));
        assertNotEquals(first.certificate(), second.certificate());
    }

    @Test
    void what_another_authority_signed_is_made_anew() throws IOException {
        CertificateAndKey first = certificates().serving(directory.pki(), NAMES);
        Files.delete(directory.pki().resolve("ca.key"));
        assertNotEquals(
                first.certificate(),
                certificates().serving(directory.pki(), NAMES).certificate());
    }

    @Test
    void a_damaged_file_is_made_anew() throws IOException {
        certificates().administrator();
        Files.writeString(directory.pki().resolve("admin.crt"), "nonsense");
        certificates().administrator();
        assertTrue(Files.readString(directory.pki().resolve("admin.crt")).startsWith("-----BEGIN CERTIFICATE"));
    }

    @Test
    void only_the_owner_may_read() throws IOException {
        OwnCertificates own = certificates();
        new AdminKubeconfig("https://127.0.0.1:1", List.of(own.authority()), own.administrator()).writeTo(directory);
        ServiceAccountKey.readOrCreate(directory);
        try (Stream<Path> files = Files.walk(directory.root())) {
            for (Path file : files.toList()) {
                assertEquals(
                        Files.isDirectory(file) ? "rwx------" : "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file::toString);
            }
        }
    }

    @Test
    void a_key_for_tokens_that_cannot_be_read_is_not_replaced_silently() throws IOException {
        Files.writeString(directory.pki().resolve("sa.key"), "nonsense");
        DataDirectoryException failure =
                assertThrows(DataDirectoryException.class, () -> ServiceAccountKey.readOrCreate(directory));
        assertTrue(failure.getMessage().contains("delete it to have another made"), failure::getMessage);
    }

    @Test
    void a_data_directory_that_cannot_be_made_says_where() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        DataDirectory inFile = DataDirectory.at(file.resolve("data").toString());
        DataDirectoryException failure = assertThrows(DataDirectoryException.class, inFile::create);
        assertTrue(failure.getMessage().contains("--data-dir=" + inFile.root()), failure::getMessage);
    }
}
