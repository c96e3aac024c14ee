package io.drydock.kubeapiserver.serviceaccount;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
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
        JWKSet set = new JWKSet(keys.stream().map(OpenIdMetadata::webKey).toList());
        return set.toString(true).getBytes(StandardCharsets.UTF_8);
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

    private static JWK webKey(VerificationKey key) {
        if (key.key() instanceof ECPublicKey curveKey) {
            return new ECKey.Builder(Curve.forECParameterSpec(curveKey.getParams()), curveKey)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.parse(key.algorithm()))
                    .keyID(key.id())
                    .build();
        }
        return new RSAKey.Builder((RSAPublicKey) key.key())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.parse(key.algorithm()))
                .keyID(key.id())
                .build();
    }
}
