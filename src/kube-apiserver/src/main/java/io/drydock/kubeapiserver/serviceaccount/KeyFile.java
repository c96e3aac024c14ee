package io.drydock.kubeapiserver.serviceaccount;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * Reads the keys of {@code --service-account-signing-key-file} and {@code --service-account-key-file}: PEM, RSA or
 * elliptic curves, private (PKCS#1, PKCS#8, SEC 1) or public (PKIX, PKCS#1, a certificate).
 *
 * @see "Go: staging/src/k8s.io/client-go/util/keyutil/key.go: PrivateKeyFromFile, PublicKeysFromFile"
 */
public final class KeyFile {
    private KeyFile() {}

    /**
     * The first private key in a file, and the public key that belongs to it.
     *
     * @throws IOException when the file cannot be read or holds no such key
     */
    public static KeyPair privateKey(Path file) throws IOException {
        for (Object entry : entries(file)) {
            if (entry instanceof KeyPair pair) {
                return pair;
            }
        }
        throw new IOException("data in " + file + " does not contain a valid RSA or ECDSA private key");
    }

    /**
     * Every public key in a file; a private key stands for its public one.
     *
     * @throws IOException when the file cannot be read or holds no key
     */
    public static List<PublicKey> publicKeys(Path file) throws IOException {
        List<PublicKey> keys = new ArrayList<>();
        for (Object entry : entries(file)) {
            switch (entry) {
                case KeyPair pair -> keys.add(pair.getPublic());
                case PublicKey key -> keys.add(key);
                default -> {}
            }
        }
        if (keys.isEmpty()) {
            throw new IOException("data in " + file + " does not contain any valid RSA or ECDSA public keys");
        }
        return List.copyOf(keys);
    }

    /** A new RSA key, for a server that was given none. */
    public static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java cannot make RSA keys", impossible);
        }
    }

    private static List<Object> entries(Path file) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        List<Object> entries = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
            for (Object entry = parser.readObject(); entry != null; entry = parser.readObject()) {
                switch (entry) {
                    case PEMKeyPair pair -> entries.add(converter.getKeyPair(pair));
                    case PrivateKeyInfo key -> entries.add(pair(converter, key));
                    case SubjectPublicKeyInfo key -> entries.add(converter.getPublicKey(key));
                    case X509CertificateHolder certificate ->
                        entries.add(converter.getPublicKey(certificate.getSubjectPublicKeyInfo()));
                    default -> {}
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new IOException("error reading key data from " + file + ": " + unreadable.getMessage(), unreadable);
        }
        return entries;
    }

    /** PKCS#8 holds the private key only; the public one follows from it. */
    private static KeyPair pair(JcaPEMKeyConverter converter, PrivateKeyInfo key) throws IOException {
        AlgorithmIdentifier algorithm = key.getPrivateKeyAlgorithm();
        SubjectPublicKeyInfo publicKey;
        if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            ECPrivateKey curveKey = ECPrivateKey.getInstance(key.parsePrivateKey());
            if (curveKey.getPublicKey() == null) {
                throw new IOException("an elliptic curve key without its public key cannot be used");
            }
            publicKey =
                    new SubjectPublicKeyInfo(algorithm, curveKey.getPublicKey().getBytes());
        } else {
            RSAPrivateKey rsaKey = RSAPrivateKey.getInstance(key.parsePrivateKey());
            publicKey = new SubjectPublicKeyInfo(
                    algorithm, new RSAPublicKey(rsaKey.getModulus(), rsaKey.getPublicExponent()));
        }
        return new KeyPair(converter.getPublicKey(publicKey), converter.getPrivateKey(key));
    }
}
