package io.drydock.kubeapiserver.serviceaccount;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** Writes public keys as JSON. It stands alone so that the library is not loaded before somebody asks for them. */
final class WebKeySet {
    private WebKeySet() {}

    static String of(List<VerificationKey> keys) {
        return new JWKSet(keys.stream().map(WebKeySet::webKey).toList()).toString(true);
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
