package io.drydock.apiserver.certificates;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.util.Optional;

/** Writes keys of elliptic curves in the form of SEC 1, which names its kind in the first line of its PEM text. */
final class Sec1 {
    private static final String P_256 = "1.2.840.10045.3.1.7";
    private static final int P_256_BYTES = 32;
    private static final byte UNCOMPRESSED = 4;

    private Sec1() {}

    /**
     * Nothing when the key is not on the curve P-256, the only one on which keys are made here.
     *
     * @param publicKey the other half, which some readers want to find beside it
     */
    static Optional<byte[]> encode(PrivateKey key, PublicKey publicKey) {
        if (!(key instanceof ECPrivateKey secret)
                || !(publicKey instanceof ECPublicKey open)
                || secret.getParams().getOrder().bitLength() != Byte.SIZE * P_256_BYTES) {
            return Optional.empty();
        }
        return Optional.of(Der.sequence(
                Der.integer(BigInteger.ONE),
                Der.octets(fixedLength(secret.getS())),
                Der.explicit(0, Der.objectIdentifier(P_256)),
                Der.explicit(1, Der.bits(0, point(open.getW())))));
    }

    private static byte[] point(ECPoint point) {
        byte[] bytes = new byte[1 + 2 * P_256_BYTES];
        bytes[0] = UNCOMPRESSED;
        System.arraycopy(fixedLength(point.getAffineX()), 0, bytes, 1, P_256_BYTES);
        System.arraycopy(fixedLength(point.getAffineY()), 0, bytes, 1 + P_256_BYTES, P_256_BYTES);
        return bytes;
    }

    /** A number of the curve always takes all its bytes, with zeros in front and no sign. */
    private static byte[] fixedLength(BigInteger value) {
        byte[] number = value.toByteArray();
        byte[] fixed = new byte[P_256_BYTES];
        int length = Math.min(number.length, P_256_BYTES);
        System.arraycopy(number, number.length - length, fixed, P_256_BYTES - length, length);
        return fixed;
    }
}
