package io.drydock.chapters.objects;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.Pem;
import io.drydock.chapters.main.CommandFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** The file that tells a {@code kubectl} where the server is, whom to trust and who it is itself. */
public final class Kubeconfig {
    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            current-context: chapter
            clusters:
            - name: chapter
              cluster: {server: "%s", certificate-authority-data: "%s"}
            users:
            - name: admin
              user: {token: "%s"}
            contexts:
            - name: chapter
              context: {cluster: chapter, user: admin}
            """;

    private Kubeconfig() {}

    /** Writes it, readable by nobody else: it has a token in it. */
    public static void write(Path file, String address, CertificateAndKey server, String token) throws CommandFailed {
        byte[] authority = Pem.encode(server.chain()).getBytes(StandardCharsets.US_ASCII);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file, KUBECONFIG.formatted(address, Base64.getEncoder().encodeToString(authority), token));
        } catch (IOException unwritable) {
            throw new CommandFailed("cannot write " + file + ": " + unwritable.getMessage());
        }
    }
}
