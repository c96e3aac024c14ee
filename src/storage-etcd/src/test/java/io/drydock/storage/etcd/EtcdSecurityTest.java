package io.drydock.storage.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.SelfSigned;
import io.drydock.apiserver.storage.StorageException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An etcd that lets nobody in who does not show a certificate. */
class EtcdSecurityTest {
    private static final CertificateAndKey AUTHORITY = SelfSigned.authority("etcd");

    @TempDir
    private static Path folder;

    private static EtcdProcess etcd;

    @BeforeAll
    static void start() throws Exception {
        CertificateAndKey serving = SelfSigned.serving(AUTHORITY, List.of("127.0.0.1"));
        Path certificate = folder.resolve("server.crt");
        Path key = folder.resolve("server.key");
        Path authority = folder.resolve("ca.crt");
        SelfSigned.write(serving, certificate, key);
        Files.writeString(authority, SelfSigned.certificatesPem(AUTHORITY.chain()));
        List<Integer> ports = EtcdPorts.free(2);
        URI client = URI.create("https://127.0.0.1:" + ports.getFirst());
        URI peer = URI.create("http://127.0.0.1:" + ports.getLast());
        etcd = new EtcdProcess(
                EtcdProcess.command(
                        folder,
                        "etcd",
                        client,
                        peer,
                        "etcd=" + peer,
                        List.of(
                                "--cert-file=" + certificate,
                                "--key-file=" + key,
                                "--trusted-ca-file=" + authority,
                                "--client-cert-auth")),
                client,
                folder.resolve("etcd.log"));
        etcd.start();
        etcd.awaitListening();
    }

    @AfterAll
    static void stop() {
        if (etcd != null) {
            etcd.close();
        }
    }

    @Test
    void who_shows_a_certificate_and_knows_the_authority_is_served() {
        Optional<CertificateAndKey> client = Optional.of(SelfSigned.client(AUTHORITY, "drydock", List.of()));
        try (EtcdStorage store = store(client, AUTHORITY.chain())) {
            store.create("/registry/things/a", "1".getBytes(UTF_8), Optional.empty());
            assertArrayEquals(
                    "1".getBytes(UTF_8),
                    store.get("/registry/things/a", 0).orElseThrow().value());
        }
    }

    @Test
    void who_shows_none_is_told_within_its_time_that_etcd_does_not_answer() {
        try (EtcdStorage store = store(Optional.empty(), AUTHORITY.chain())) {
            StorageException.Unavailable refused = assertThrows(StorageException.Unavailable.class, store::ping);
            assertTrue(refused.getMessage().startsWith("etcd does not answer"), refused.getMessage());
        }
    }

    @Test
    void a_server_that_nobody_vouches_for_is_not_believed() {
        Optional<CertificateAndKey> client = Optional.of(SelfSigned.client(AUTHORITY, "drydock", List.of()));
        CertificateAndKey stranger = SelfSigned.authority("stranger");
        try (EtcdStorage store = store(client, stranger.chain())) {
            assertThrows(StorageException.Unavailable.class, store::ping);
        }
    }

    private static EtcdStorage store(Optional<CertificateAndKey> client, List<X509Certificate> authorities) {
        EtcdConfig config = new EtcdConfig(
                List.of(etcd.client()),
                client,
                authorities,
                "/registry",
                Duration.ofSeconds(10),
                Duration.ofMillis(1500));
        return new EtcdStorage(config, UnaryOperator.identity());
    }
}
