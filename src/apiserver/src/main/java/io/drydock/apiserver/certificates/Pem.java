package io.drydock.apiserver.certificates;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A block of a PEM text.
 *
 * @param type such as {@code CERTIFICATE}
 * @param content in DER
 */
public record Pem(String type, byte[] content) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final int LINE = 64;

    /**
     * All blocks of a text, in order; what stands between them is not looked at.
     *
     * @throws IllegalArgumentException when a block does not end or is not Base64
     */
    public static List<Pem> decode(String text) {
        List<Pem> blocks = new ArrayList<>();
        int at = text.indexOf(BEGIN);
        while (at >= 0) {
            int typeEnd = text.indexOf(DASHES, at + BEGIN.length());
            if (typeEnd < 0) {
                throw new IllegalArgumentException("a PEM block begins and does not say with what");
            }
            String type = text.substring(at + BEGIN.length(), typeEnd);
            int end = text.indexOf(END + type + DASHES, typeEnd);
            if (end < 0) {
                throw new IllegalArgumentException("the PEM block " + type + " has no end");
            }
            String base64 = text.substring(typeEnd + DASHES.length(), end);
            blocks.add(new Pem(type, Base64.getMimeDecoder().decode(base64.strip())));
            at = text.indexOf(BEGIN, end);
        }
        return blocks;
    }

    public static String encode(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                text.append(new Pem("CERTIFICATE", certificate.getEncoded()).text());
            } catch (CertificateEncodingException malformed) {
                throw new IllegalArgumentException("a certificate without an encoding", malformed);
            }
        }
        return text.toString();
    }

    /** In PKCS #8 form. */
    public static String encode(PrivateKey key) {
        return new Pem("PRIVATE KEY", key.getEncoded()).text();
    }

    /**
     * A pair's key, in SEC 1 form when it is on the curve P-256, in PKCS #8 form otherwise. Some clients take every
     * PKCS #8 key for one of RSA, while SEC 1 says in the first line what it is.
     */
    public static String encodeKeyForClients(CertificateAndKey pair) {
        return Sec1.encode(pair.key(), pair.certificate().getPublicKey())
                .map(content -> new Pem("EC PRIVATE KEY", content).text())
                .orElseGet(() -> encode(pair.key()));
    }

    /** The block with its first and last line. */
    public String text() {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return BEGIN + type + DASHES + "\n" + base64 + "\n" + END + type + DASHES + "\n";
    }
}
