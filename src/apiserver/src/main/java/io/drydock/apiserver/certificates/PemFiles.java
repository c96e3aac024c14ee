package io.drydock.apiserver.certificates;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
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
        List<X509Certificate> certificates = new ArrayList<>();
        for (Object object : readObjects(file)) {
            if (object instanceof X509CertificateHolder holder) {
                certificates.add(certificate(file, holder));
            }
        }
        if (certificates.isEmpty()) {
            throw new UnusableCertificateException("no certificate in " + file);
        }
        return certificates;
    }

    /** @throws UnusableCertificateException when the file cannot be read or holds no private key */
    public static PrivateKey readPrivateKey(Path file) {
        for (Object object : readObjects(file)) {
            if (object instanceof PrivateKeyInfo info) {
                return privateKey(file, info);
            }
            if (object instanceof PEMKeyPair pair) {
                return privateKey(file, pair.getPrivateKeyInfo());
            }
        }
        throw new UnusableCertificateException("no private key in " + file);
    }

    private static List<Object> readObjects(Path file) {
        List<Object> objects = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
                PEMParser parser = new PEMParser(reader)) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
        } catch (IOException failure) {
            throw new UnusableCertificateException("cannot read " + file + ": " + failure, failure);
        }
        return objects;
    }

    private static X509Certificate certificate(Path file, X509CertificateHolder holder) {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (java.security.cert.CertificateException failure) {
            throw new UnusableCertificateException(
                    "malformed certificate in " + file + ": " + failure.getMessage(), failure);
        }
    }

    private static PrivateKey privateKey(Path file, PrivateKeyInfo info) {
        ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        try {
            return KeyFactory.getInstance(algorithmName(algorithm))
                    .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (IOException | GeneralSecurityException failure) {
            throw new UnusableCertificateException(
                    "malformed private key in " + file + ": " + failure.getMessage(), failure);
        }
    }

    private static String algorithmName(ASN1ObjectIdentifier algorithm) {
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "RSA";
        }
        return algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey) ? "EC" : "EdDSA";
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
