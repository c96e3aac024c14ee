package io.drydock.bench.target;

import io.drydock.apimachinery.yaml.YamlDecoder;
import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.certificates.UnusableCertificateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The server and the user of a kubeconfig's current context. Knows certificates and tokens; not programs that have to
 * be run to get one.
 *
 * @param server its URL
 * @see "Go: staging/src/k8s.io/client-go/tools/clientcmd/client_config.go: DirectClientConfig.ClientConfig"
 */
public record Kubeconfig(String server, Credentials credentials) {

    /** @throws TargetException when the file cannot be read or does not say what is needed */
    public static Kubeconfig read(Path file) {
        try {
            return new Reader(file).read();
        } catch (IOException unreadable) {
            throw new TargetException("cannot read kubeconfig " + file + ": " + unreadable.getMessage());
        } catch (IllegalArgumentException | UnusableCertificateException malformed) {
            throw new TargetException("kubeconfig " + file + ": " + malformed.getMessage());
        }
    }

    private record Reader(Path file) {

        Kubeconfig read() throws IOException {
            JsonNode config = YamlDecoder.decode(Files.readAllBytes(file));
            String current = config.path("current-context").asString("");
            JsonNode context = named(config, "contexts", current).path("context");
            JsonNode cluster = named(config, "clusters", context.path("cluster").asString(""))
                    .path("cluster");
            JsonNode user =
                    named(config, "users", context.path("user").asString("")).path("user");
            String server = cluster.path("server").asString("");
            if (server.isEmpty()) {
                throw new TargetException("kubeconfig " + file + " has no server in its current context");
            }
            Credentials credentials = new Credentials(
                    authorities(cluster),
                    cluster.path("insecure-skip-tls-verify").asBoolean(false),
                    certificate(user),
                    token(user));
            return new Kubeconfig(server, credentials);
        }

        private static JsonNode named(JsonNode config, String list, String name) {
            for (JsonNode entry : config.path(list)) {
                if (entry.path("name").asString("").equals(name)) {
                    return entry;
                }
            }
            return MissingNode.getInstance();
        }

        private List<X509Certificate> authorities(JsonNode cluster) throws IOException {
            Optional<Path> bundle = content(cluster, "certificate-authority");
            return bundle.isPresent() ? PemFiles.readCertificates(bundle.get()) : List.of();
        }

        private Optional<CertificateAndKey> certificate(JsonNode user) throws IOException {
            Optional<Path> certificate = content(user, "client-certificate");
            Optional<Path> key = content(user, "client-key");
            return certificate.isPresent() && key.isPresent()
                    ? Optional.of(PemFiles.readPair(certificate.get(), key.get()))
                    : Optional.empty();
        }

        private Optional<String> token(JsonNode user) throws IOException {
            String tokenFile = user.path("tokenFile").asString("");
            String token = tokenFile.isEmpty()
                    ? user.path("token").asString("")
                    : Files.readString(file.resolveSibling(tokenFile)).strip();
            return token.isEmpty() ? Optional.empty() : Optional.of(token);
        }

        /** A file that is named, or one that is made of what is written inline. */
        private Optional<Path> content(JsonNode entry, String field) throws IOException {
            String inline = entry.path(field + "-data").asString("");
            if (!inline.isEmpty()) {
                Path written = Files.createTempFile("drydock-bench", ".pem");
                written.toFile().deleteOnExit();
                return Optional.of(Files.write(written, Base64.getDecoder().decode(inline)));
            }
            String named = entry.path(field).asString("");
            return named.isEmpty() ? Optional.empty() : Optional.of(file.resolveSibling(named));
        }
    }
}
