package io.drydock.kubeapiserver.serviceaccount;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What others need in order to check service accounts' tokens by themselves: the OpenID discovery document and the
 * public keys. They are written when somebody asks, as few do.
 *
 * @see "Go: pkg/serviceaccount/openidmetadata.go: OpenIDMetadata"
 */
public final class OpenIdMetadata {
    public static final String CONFIGURATION_PATH = "/.well-known/openid-configuration";
    public static final String KEYS_PATH = "/openid/v1/jwks";

    private final String issuer;
    private final String keysUri;
    private final List<VerificationKey> keys;

    private OpenIdMetadata(String issuer, String keysUri, List<VerificationKey> keys) {
        this.issuer = issuer;
        this.keysUri = keysUri;
        this.keys = List.copyOf(keys);
    }

    /**
     * Absent, so that the paths are not served, when the issuer is not an absolute https URL without query and
     * fragment.
     *
     * @param keysUri of {@code --service-account-jwks-uri}; empty for this server at its external address
     * @param externalAddress host and port
     */
    public static Optional<OpenIdMetadata> of(
            String issuer, String keysUri, String externalAddress, List<VerificationKey> keys) {
        if (!isUsable(issuer) || keys.isEmpty()) {
            return Optional.empty();
        }
        String uri = keysUri.isEmpty() ? "https://" + externalAddress + KEYS_PATH : keysUri;
        return Optional.of(new OpenIdMetadata(issuer, uri, keys));
    }

    /** The answer at {@link #CONFIGURATION_PATH}. */
    public byte[] configuration() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("issuer", issuer);
        document.put("jwks_uri", keysUri);
        document.putArray("response_types_supported").add("id_token");
        document.putArray("subject_types_supported").add("public");
        ArrayNode algorithms = document.putArray("id_token_signing_alg_values_supported");
        keys.stream().map(VerificationKey::algorithm).distinct().sorted().forEach(algorithms::add);
        return JsonMapper.shared().writeValueAsBytes(document);
    }

    /** The answer at {@link #KEYS_PATH}. */
    public byte[] keySet() {
        return WebKeySet.of(keys).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isUsable(String issuer) {
        try {
            URI uri = URI.create(issuer);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException notUri) {
            return false;
        }
    }
}
