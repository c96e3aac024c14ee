package io.drydock.bench.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigTest {
    private static final CertificateAndKey AUTHORITY = SelfSigned.authority("ca");
    private static final CertificateAndKey CLIENT = SelfSigned.client(AUTHORITY, "jane", List.of("sailors"));

    @TempDir
    Path folder;

    @Test
    void certificates_may_be_written_inline() throws IOException {
        Kubeconfig read = read(
                "certificate-authority-data: " + base64(SelfSigned.certificatesPem(AUTHORITY.chain())),
                "{client-certificate-data: " + base64(SelfSigned.certificatesPem(CLIENT.chain()))
                        + ", client-key-data: " + base64(SelfSigned.pem(CLIENT.key())) + "}");
        assertEquals("https://127.0.0.1:6443/prefix", read.server());
        assertEquals(AUTHORITY.chain(), read.credentials().authorities());
        assertEquals(
                CLIENT.certificate(),
                read.credentials().certificate().orElseThrow().certificate());
        assertEquals(
                "https://127.0.0.1:6443/prefix",
                read.credentials().endpoint(read.server()).url());
    }

    @Test
    void certificates_may_be_in_files_next_to_it() throws IOException {
        SelfSigned.write(CLIENT, folder.resolve("jane.crt"), folder.resolve("jane.key"));
        Kubeconfig read =
                read("insecure-skip-tls-verify: true", "{client-certificate: jane.crt, client-key: jane.key}");
        assertTrue(read.credentials().insecure());
        assertTrue(read.credentials().certificate().isPresent());
    }

    @Test
    void a_token_may_be_in_a_file() throws IOException {
        Files.writeString(folder.resolve("token"), "from-a-file\n");
        assertEquals(
                Optional.of("inline"), read("", "{token: inline}").credentials().token());
        assertEquals(
                Optional.of("from-a-file"),
                read("", "{tokenFile: token}").credentials().token());
    }

    @Test
    void what_is_missing_is_named() throws IOException {
        Path none = folder.resolve("none");
        assertTrue(assertThrows(TargetException.class, () -> Kubeconfig.read(none))
                .getMessage()
                .startsWith("cannot read kubeconfig " + none));
        Path empty = Files.writeString(folder.resolve("empty"), "kind: Config\n");
        assertEquals(
                "kubeconfig " + empty + " has no server in its current context",
                assertThrows(TargetException.class, () -> Kubeconfig.read(empty))
                        .getMessage());
    }

    @Test
    void only_https_can_be_measured() {
        TargetException refused =
                assertThrows(TargetException.class, () -> Credentials.none().endpoint("http://127.0.0.1:8080"));
        assertEquals("\"http://127.0.0.1:8080\" must be a URL such as https://127.0.0.1:6443", refused.getMessage());
    }

    private Kubeconfig read(String cluster, String user) throws IOException {
        String yaml = """
                current-context: here
                contexts:
                - name: elsewhere
                  context: {cluster: other, user: other}
                - name: here
                  context: {cluster: mine, user: me}
                clusters:
                - name: mine
                  cluster:
                    server: https://127.0.0.1:6443/prefix
                    %s
                users:
                - name: me
                  user: %s
                """;
        return Kubeconfig.read(Files.writeString(folder.resolve("config"), yaml.formatted(cluster, user)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
