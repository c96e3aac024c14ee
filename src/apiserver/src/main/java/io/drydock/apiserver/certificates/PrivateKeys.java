package io.drydock.apiserver.certificates;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** Reads private keys in the forms the JDK knows, and in the older one of RSA, which is that of OpenSSL 1. */
public final class PrivateKeys {
    private static final String RSA_ENCRYPTION = "1.2.840.113549.1.1.1";
    private static final byte[] NULL = {0x05, 0x00};

    private PrivateKeys() {}

    /**
     * @param pem a block of type {@code PRIVATE KEY} or {@code RSA PRIVATE KEY}
     * @throws InvalidKeySpecException when it is of another type or malformed
     */
    public static PrivateKey decode(Pem pem) throws InvalidKeySpecException {
        return switch (pem.type()) {
            case "PRIVATE KEY" -> decodePkcs8(pem.content());
            case "RSA PRIVATE KEY" ->
                decodePkcs8(Der.sequence(
                        Der.integer(BigInteger.ZERO),
                        Der.sequence(Der.objectIdentifier(RSA_ENCRYPTION), NULL),
                        Der.octets(pem.content())));
            default -> throw new InvalidKeySpecException("a " + pem.type() + " is not a private key");
        };
    }

    static PrivateKey decodePkcs8(byte[] pkcs8) throws InvalidKeySpecException {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException otherAlgorithm) {
                continue;
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("this JVM lacks " + algorithm, missing);
            }
        }
        throw new InvalidKeySpecException("neither an RSA nor an elliptic curve key");
    }
}
