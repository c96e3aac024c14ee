package io.drydock.apiserver.certificates;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Optional;

/** Writes keys of elliptic curves in the form of SEC 1, which names its kind in the first line of its PEM text. */
final class Sec1 {
    private static final String P_256 = "1.2.840.10045.3.1.7";
    private static final int P_256_BYTES = 32;

    private Sec1() {}

    /** Nothing when the key is not on the curve P-256, the only one on which keys are made here. */
    static Optional<byte[]> encode(PrivateKey key) {
        if (!(key instanceof ECPrivateKey curveKey)
                || curveKey.getParams().getOrder().bitLength() != Byte.SIZE * P_256_BYTES) {
            return Optional.empty();
        }
        return Optional.of(Der.sequence(
                Der.integer(BigInteger.ONE),
                Der.octets(fixedLength(curveKey.getS())),
                Der.explicit(0, Der.objectIdentifier(P_256))));
    }

    /** A secret number always takes all its bytes, with zeros in front and no sign. */
    private static byte[] fixedLength(BigInteger secret) {
        byte[] number = secret.toByteArray();
        byte[] fixed = new byte[P_256_BYTES];
        int length = Math.min(number.length, P_256_BYTES);
        System.arraycopy(number, number.length - length, fixed, P_256_BYTES - length, length);
        return fixed;
    }
}
