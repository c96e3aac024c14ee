package io.drydock.kubeapiserver.serviceaccount;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes public keys as JSON. It stands alone so that the library is not loaded before somebody asks for them. */
final class WebKeySet {
    /** The public ones of all kinds of keys, in the order in which the real server writes them. */
    private static final List<String> MEMBERS = List.of("use", "kty", "kid", "crv", "alg", "x", "y", "n", "e");

    private WebKeySet() {}

    static String of(List<VerificationKey> keys) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        ArrayNode all = set.putArray("keys");
        for (VerificationKey key : keys) {
            Map<String, Object> values = webKey(key).toJSONObject();
            ObjectNode written = all.addObject();
            MEMBERS.stream()
                    .filter(values::containsKey)
                    .forEach(name -> written.put(name, String.valueOf(values.get(name))));
        }
        return set.toString();
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
