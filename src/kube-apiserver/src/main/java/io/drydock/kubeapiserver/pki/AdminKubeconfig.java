package io.drydock.kubeapiserver.pki;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.Pem;
import io.drydock.apiserver.certificates.SelfSigned;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * What a client must know to be the administrator: the server, whom to trust, and its own certificate and key.
 *
 * @param server such as {@code https://127.0.0.1:6443}
 * @param authorities whose certificates the server may show
 * @see "Go: staging/src/k8s.io/client-go/tools/clientcmd/api/v1/types.go: Config"
 */
public record AdminKubeconfig(String server, List<X509Certificate> authorities, CertificateAndKey client) {

    public AdminKubeconfig {
        authorities = List.copyOf(authorities);
    }

    public void writeTo(DataDirectory directory) {
        DataDirectory.write(directory.adminKubeconfig(), yaml());
    }

    String yaml() {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: drydock
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                users:
                - name: drydock-admin
                  user:
                    client-certificate-data: %s
                    client-key-data: %s
                contexts:
                - name: drydock
                  context:
                    cluster: drydock
                    user: drydock-admin
                current-context: drydock
                """.formatted(
                        server,
                        base64(SelfSigned.certificatesPem(authorities)),
                        base64(SelfSigned.certificatesPem(client.chain())),
                        base64(Pem.encodeKeyForClients(client)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
