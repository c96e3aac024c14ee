package io.drydock.kubeapiserver;

import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;

/**
 * How service accounts' tokens are issued and checked.
 *
 * @param issuer who issues them
 * @param signingKey signs new ones
 * @param verificationKeys any of which a token may be signed with; the signing key's is among them
 * @param audiences one of which a token must be meant for
 * @param maxExpiration the longest life of a new token; zero for no limit
 */
public record ServiceAccountTokens(
        String issuer,
        KeyPair signingKey,
        List<PublicKey> verificationKeys,
        List<String> audiences,
        Duration maxExpiration) {
    public ServiceAccountTokens {
        verificationKeys = List.copyOf(verificationKeys);
        audiences = List.copyOf(audiences);
    }

    /** Leaves the private key out. */
    @Override
    public String toString() {
        return "ServiceAccountTokens[" + issuer + "]";
    }
}
