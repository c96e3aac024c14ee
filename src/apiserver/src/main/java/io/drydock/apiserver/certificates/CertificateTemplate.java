package io.drydock.apiserver.certificates;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a certificate is to say.
 *
 * @param user its common name
 * @param groups its organizations
 * @param isAuthority whether it may sign others
 * @param serves the DNS names and IP addresses it serves under; empty when it serves none
 * @param isClient whether it identifies a client
 * @param valid how long it holds
 */
record CertificateTemplate(
        String user, List<String> groups, boolean isAuthority, List<String> serves, boolean isClient, Duration valid) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final String ORGANIZATION = "2.5.4.10";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final String SHA256_WITH_ECDSA = "1.2.840.10045.4.3.2";
    private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";

    /** The bits of digitalSignature and keyEncipherment, from the left. */
    private static final int SIGN_AND_ENCIPHER = 0b1010_0000;

    private static final int SIGN_CERTIFICATES = 0b0000_0100;

    byte[] subject() {
        List<byte[]> names = new ArrayList<>();
        groups.forEach(group -> names.add(name(ORGANIZATION, group)));
        names.add(name(COMMON_NAME, user));
        return Der.sequence(names.toArray(byte[][]::new));
    }

    /** @param issuer the name of the signer, in DER */
    X509Certificate sign(PublicKey publicKey, byte[] issuer, PrivateKey signer) throws GeneralSecurityException {
        boolean isRsa = signer.getAlgorithm().equals("RSA");
        byte[] algorithm = Der.sequence(Der.objectIdentifier(isRsa ? SHA256_WITH_RSA : SHA256_WITH_ECDSA));
        // A little in the past, for clients whose clocks are behind.
        Instant from = Instant.now().minus(Duration.ofHours(1));
        byte[] body = Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(63, new SecureRandom())),
                algorithm,
                issuer,
                Der.sequence(Der.time(from), Der.time(from.plus(valid))),
                subject(),
                publicKey.getEncoded(),
                Der.explicit(3, extensions()));
        Signature signature = Signature.getInstance(isRsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(signer);
        signature.update(body);
        byte[] certificate = Der.sequence(body, algorithm, Der.bits(0, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private byte[] extensions() {
        List<byte[]> extensions = new ArrayList<>();
        int usage = isAuthority ? SIGN_AND_ENCIPHER | SIGN_CERTIFICATES : SIGN_AND_ENCIPHER;
        extensions.add(
                extension(KEY_USAGE, true, Der.bits(Integer.numberOfTrailingZeros(usage), new byte[] {(byte) usage})));
        if (isAuthority) {
            extensions.add(extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.bool(true))));
        }
        if (isClient) {
            extensions.add(purpose(CLIENT_AUTHENTICATION));
        }
        if (!serves.isEmpty()) {
            extensions.add(purpose(SERVER_AUTHENTICATION));
            byte[][] names = serves.stream()
                    .distinct()
                    .map(CertificateTemplate::alternativeName)
                    .toArray(byte[][]::new);
            extensions.add(extension(ALTERNATIVE_NAMES, false, Der.sequence(names)));
        }
        return Der.sequence(extensions.toArray(byte[][]::new));
    }

    private static byte[] purpose(String purpose) {
        return extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.objectIdentifier(purpose)));
    }

    private static byte[] extension(String identifier, boolean isCritical, byte[] value) {
        byte[] name = Der.objectIdentifier(identifier);
        return isCritical
                ? Der.sequence(name, Der.bool(true), Der.octets(value))
                : Der.sequence(name, Der.octets(value));
    }

    private static byte[] name(String type, String value) {
        return Der.set(Der.sequence(Der.objectIdentifier(type), Der.utf8(value)));
    }

    private static byte[] alternativeName(String name) {
        if (!ADDRESS.matcher(name).matches()) {
            return Der.context(2, name.getBytes(StandardCharsets.US_ASCII));
        }
        try {
            return Der.context(7, InetAddress.getByName(name).getAddress());
        } catch (UnknownHostException malformed) {
            throw new UnusableCertificateException("a certificate cannot be for the address " + name, malformed);
        }
    }
}
