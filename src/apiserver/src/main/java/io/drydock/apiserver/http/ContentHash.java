package io.drydock.apiserver.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names content by what it is, so that a client can tell whether it has it already. */
public final class ContentHash {
    private ContentHash() {}

    /** SHA-512 in upper-case hexadecimal. */
    public static String of(byte[] content) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-512", missing);
        }
    }
}
