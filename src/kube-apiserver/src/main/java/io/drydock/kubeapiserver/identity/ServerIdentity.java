package io.drydock.kubeapiserver.identity;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which of the servers of a cluster this one is.
 *
 * @param hostName of the machine it runs on
 * @param peerAddress host and port by which the others reach it, if they can
 */
public record ServerIdentity(String hostName, Optional<String> peerAddress) {
    static final String COMPONENT = "kube-apiserver";

    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int HASH_BYTES = 16;
    private static final int NAME_LENGTH = 26;
    private static final int BITS_OF_A_DIGIT = 5;

    /**
     * A name that stays the same on a machine, and that servers of other kinds there have not.
     *
     * @see "Go (1.36): staging/src/k8s.io/apiserver/pkg/server/config.go: NewConfig"
     */
    String name() {
        ByteArrayOutputStream known = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(known)) {
            for (String part : new String[] {hostName, COMPONENT}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                out.writeShort(bytes.length);
                out.write(bytes);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(known.toByteArray());
            return "apiserver-" + base32(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** In small letters and without padding. */
    private static String base32(byte[] bytes) {
        BigInteger rest = new BigInteger(1, bytes).shiftLeft(NAME_LENGTH * BITS_OF_A_DIGIT - bytes.length * Byte.SIZE);
        StringBuilder text = new StringBuilder();
        for (int i = NAME_LENGTH - 1; i >= 0; i--) {
            int digit = rest.shiftRight(i * BITS_OF_A_DIGIT).intValue() & (DIGITS.length() - 1);
            text.append(DIGITS.charAt(digit));
        }
        return text.toString();
    }
}
