package io.drydock.kubeapiserver.admission.configuration;

import io.drydock.apimachinery.yaml.YamlDecoder;
import io.drydock.apiserver.admission.AdmissionConfigurationFile;
import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.certificates.UnusableCertificateException;
import io.drydock.apiserver.webhook.WebhookCredential;
import io.drydock.apiserver.webhook.WebhookCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what is shown to webhooks from the kubeconfig that their plug-in's configuration names. Its users are called
 * as the webhooks' hosts are.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/config/kubeconfig.go: LoadConfig"
 */
final class WebhookCredentialsReader {
    private static final Set<String> KNOWN =
            Set.of("token", "tokenFile", "username", "password", "client-certificate", "client-key");

    private WebhookCredentialsReader() {}

    static WebhookCredentials read(ObjectNode tree) {
        boolean old = tree.path("kind").asString("").equals("WebhookAdmission");
        Documents.requireKind(
                tree,
                old ? "WebhookAdmission" : "WebhookAdmissionConfiguration",
                "apiserver.config.k8s.io",
                Set.of(old ? "v1alpha1" : "v1"),
                Set.of("kubeConfigFile"));
        String file = tree.path("kubeConfigFile").asString("");
        if (file.isEmpty()) {
            return WebhookCredentials.NONE;
        }
        if (!Path.of(file).isAbsolute()) {
            throw new IllegalArgumentException("kubeConfigFile: \"" + file + "\" must be an absolute file path");
        }
        try {
            return of(YamlDecoder.decode(Files.readAllBytes(Path.of(file))), Path.of(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "kubeConfigFile: cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static WebhookCredentials of(JsonNode kubeconfig, Path file) throws IOException {
        Map<String, WebhookCredential> byName = new HashMap<>();
        for (JsonNode user : kubeconfig.path("users")) {
            String name = user.path("name").asString("");
            AdmissionConfigurationFile.requireFields(user.path("user"), KNOWN, file + ": users[" + name + "].user.");
            byName.put(name, credential(user.path("user"), file));
        }
        return new WebhookCredentials(byName);
    }

    private static WebhookCredential credential(JsonNode user, Path kubeconfig) throws IOException {
        return new WebhookCredential(authorization(user, kubeconfig), certificate(user, kubeconfig));
    }

    private static String authorization(JsonNode user, Path kubeconfig) throws IOException {
        String token = user.path("token").asString("");
        String tokenFile = user.path("tokenFile").asString("");
        if (token.isEmpty() && !tokenFile.isEmpty()) {
            token = Files.readString(kubeconfig.resolveSibling(tokenFile)).strip();
        }
        if (!token.isEmpty()) {
            return "Bearer " + token;
        }
        String name = user.path("username").asString("");
        String pair = name + ":" + user.path("password").asString("");
        return name.isEmpty()
                ? ""
                : "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<CertificateAndKey> certificate(JsonNode user, Path kubeconfig) {
        String certificate = user.path("client-certificate").asString("");
        if (certificate.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PemFiles.readPair(
                    kubeconfig.resolveSibling(certificate),
                    kubeconfig.resolveSibling(user.path("client-key").asString(""))));
        } catch (UnusableCertificateException unusable) {
            throw new IllegalArgumentException(unusable.getMessage(), unusable);
        }
    }
}
