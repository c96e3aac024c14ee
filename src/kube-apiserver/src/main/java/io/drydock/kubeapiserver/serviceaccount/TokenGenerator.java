package io.drydock.kubeapiserver.serviceaccount;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs tokens in the name of one issuer.
 *
 * @see "Go: pkg/serviceaccount/jwt.go: JWTTokenGenerator"
 */
public final class TokenGenerator {
    private final String issuer;
    private final VerificationKey publicKey;
    private final JWSSigner signer;

    /** @throws IllegalArgumentException when the key is of a kind that cannot sign tokens */
    public TokenGenerator(String issuer, KeyPair key) {
        this.issuer = issuer;
        this.publicKey = VerificationKey.of(key.getPublic());
        try {
            this.signer = key.getPrivate() instanceof ECPrivateKey curveKey
                    ? new ECDSASigner(curveKey)
                    : new RSASSASigner(key.getPrivate(), Set.of(AllowWeakRSAKey.getInstance()));
        } catch (JOSEException unusable) {
            throw new IllegalArgumentException("cannot sign tokens with this key: " + unusable.getMessage(), unusable);
        }
    }

    /** @param claims everything but the issuer */
    String sign(ObjectNode claims) {
        ObjectNode all = claims.deepCopy().put("iss", issuer);
        JWSHeader header = new JWSHeader.Builder(publicKey.algorithm())
                .keyID(publicKey.id())
                .build();
        JWSObject token = new JWSObject(header, new Payload(all.toString()));
        try {
            token.sign(signer);
        } catch (JOSEException failure) {
            throw new IllegalStateException("cannot sign a service account token", failure);
        }
        return token.serialize();
    }
}
