package io.drydock.kubeapiserver.serviceaccount;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import java.security.KeyPair;
import java.security.PrivateKey;
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
    private final PrivateKey privateKey;

    /** @throws IllegalArgumentException when the key is of a kind that cannot sign tokens */
    public TokenGenerator(String issuer, KeyPair key) {
        this.issuer = issuer;
        this.publicKey = VerificationKey.of(key.getPublic());
        this.privateKey = key.getPrivate();
    }

    /** @param claims everything but the issuer */
    String sign(ObjectNode claims) {
        ObjectNode all = claims.deepCopy().put("iss", issuer);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(publicKey.algorithm()))
                .keyID(publicKey.id())
                .build();
        JWSObject token = new JWSObject(header, new Payload(all.toString()));
        try {
            token.sign(signer());
        } catch (JOSEException failure) {
            throw new IllegalStateException("cannot sign a service account token", failure);
        }
        return token.serialize();
    }

    /** Made for each token, so that a start does not load the library. */
    private JWSSigner signer() throws JOSEException {
        return privateKey instanceof ECPrivateKey curveKey
                ? new ECDSASigner(curveKey)
                : new RSASSASigner(privateKey, Set.of(AllowWeakRSAKey.getInstance()));
    }
}
