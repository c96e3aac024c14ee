package io.drydock.kubeapiserver.registry.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Tells of certificates and keys that nobody will be able to read.
 *
 * @see "Go: pkg/registry/core/secret/strategy.go: warningsForSecret, 1.36"
 */
final class KeyPairWarnings {
    private KeyPairWarnings() {}

    static List<String> of(JsonNode data) {
        if (!isPem(data.path("tls.crt"))) {
            return List.of("tls: failed to find any PEM data in certificate input");
        }
        return isPem(data.path("tls.key")) ? List.of() : List.of("tls: failed to find any PEM data in key input");
    }

    private static boolean isPem(JsonNode base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.asString(""));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains("-----BEGIN ") && text.contains("-----END ");
    }
}
