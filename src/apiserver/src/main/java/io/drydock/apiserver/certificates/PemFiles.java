package io.drydock.apiserver.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/**
 * Reads certificates and private keys from PEM files, keys in PKCS #8, PKCS #1 or SEC 1 form.
 *
 * @see "Go: staging/src/k8s.io/client-go/util/cert/pem.go: ParseCertsPEM"
 */
public final class PemFiles {
    private PemFiles() {}

    /**
     * @throws UnusableCertificateException when a file cannot be read, holds nothing of the kind, or the key is not the
     *     certificate's
     */
    public static CertificateAndKey readPair(Path certificateFile, Path keyFile) {
        List<X509Certificate> chain = readCertificates(certificateFile);
        PrivateKey key = readPrivateKey(keyFile);
        if (!belongTogether(chain.getFirst().getPublicKey(), key)) {
            throw new UnusableCertificateException(
                    "the private key in " + keyFile + " is not the key of the certificate in " + certificateFile);
        }
        return new CertificateAndKey(chain, key);
    }

    /** @throws UnusableCertificateException when the file cannot be read or holds no certificate */
    public static List<X509Certificate> readCertificates(Path file) {
        List<X509Certificate> certificates = readBlocks(file).stream()
                .filter(block -> block.type().equals("CERTIFICATE"))
                .map(block -> certificate(file, block))
                .toList();
        if (certificates.isEmpty()) {
            throw new UnusableCertificateException("no certificate in " + file);
        }
        return certificates;
    }

    /** @throws UnusableCertificateException when the file cannot be read or holds no private key */
    public static PrivateKey readPrivateKey(Path file) {
        try {
            for (Pem block : readBlocks(file)) {
                switch (block.type()) {
                    case "PRIVATE KEY", "RSA PRIVATE KEY" -> {
                        return PrivateKeys.decode(block);
                    }
                    case "EC PRIVATE KEY" -> {
                        return PrivateKeys.decodePkcs8(inPkcs8Form(file));
                    }
                    default -> {}
                }
            }
        } catch (InvalidKeySpecException malformed) {
            throw new UnusableCertificateException(
                    "malformed private key in " + file + ": " + malformed.getMessage(), malformed);
        }
        throw new UnusableCertificateException("no private key in " + file);
    }

    private static List<Pem> readBlocks(Path file) {
        return decode(file, readText(file));
    }

    private static List<Pem> decode(Path file, String text) {
        try {
            return Pem.decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new UnusableCertificateException(
                    "malformed PEM in " + file + ": " + malformed.getMessage(), malformed);
        }
    }

    private static String readText(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UnusableCertificateException("cannot read " + file + ": " + failure, failure);
        }
    }

    private static X509Certificate certificate(Path file, Pem block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.content()));
        } catch (java.security.cert.CertificateException failure) {
            throw new UnusableCertificateException(
                    "malformed certificate in " + file + ": " + failure.getMessage(), failure);
        }
    }

    /** The old form of these keys is rare enough to leave it to a library that takes its time to load. */
    private static byte[] inPkcs8Form(Path file) {
        try (PEMParser parser = new PEMParser(new StringReader(readText(file)))) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                if (object instanceof PEMKeyPair pair) {
                    return pair.getPrivateKeyInfo().getEncoded();
                }
            }
        } catch (IOException failure) {
            throw new UnusableCertificateException(
                    "malformed private key in " + file + ": " + failure.getMessage(), failure);
        }
        throw new UnusableCertificateException("the private key in " + file + " is encrypted");
    }

    private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        byte[] sample = "a key signs what its certificate verifies".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(privateKey);
            signer.update(sample);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(publicKey);
            verifier.update(sample);
            return verifier.verify(signature);
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }
}
