package io.drydock.kubeapiserver.serviceaccount;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * A key that tokens are checked with.
 *
 * @param id what a token's {@code kid} names it by: a digest, from which the key cannot be told
 * @param algorithm the only one tokens may be signed with: RS256, or ES256, ES384 and ES512 by the curve
 * @see "Go: pkg/serviceaccount/jwt.go: keyIDFromPublicKey"
 * @see "Go: pkg/serviceaccount/openidmetadata.go: algorithmFromPublicKey"
 */
public record VerificationKey(String id, String algorithm, PublicKey key) {

    /** @throws IllegalArgumentException when the key is neither RSA nor on one of the three curves */
    public static VerificationKey of(PublicKey key) {
        return new VerificationKey(idOf(key), algorithmOf(key), key);
    }

    JWSVerifier verifier() throws JOSEException {
        return key instanceof ECPublicKey curveKey
                ? new ECDSAVerifier(curveKey)
                : new RSASSAVerifier((RSAPublicKey) key);
    }

    private static String idOf(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    private static String algorithmOf(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            return "RS256";
        }
        if (key instanceof ECPublicKey curveKey) {
            int bits = curveKey.getParams().getCurve().getField().getFieldSize();
            return switch (bits) {
                case 256 -> "ES256";
                case 384 -> "ES384";
                case 521 -> "ES512";
                default -> throw new IllegalArgumentException("unknown private key curve, must be 256, 384, or 521");
            };
        }
        throw new IllegalArgumentException("unknown private key type " + key.getAlgorithm() + ", must be RSA or ECDSA");
    }
}
