package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apiserver.certificates.Pem;
import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.certificates.PrivateKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

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
                case PublicKey key when !keys.contains(key) -> keys.add(key);
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
        String text = Files.readString(file);
        try {
            List<Object> entries = new ArrayList<>();
            List<Pem> blocks = Pem.decode(text);
            for (Pem block : blocks) {
                switch (block.type()) {
                    case "PRIVATE KEY", "RSA PRIVATE KEY" -> entries.add(pair(block, blocks));
                    case "PUBLIC KEY" -> entries.add(publicKey(block));
                    case "CERTIFICATE" -> entries.addAll(certificateKeys(file));
                    default -> {
                        return readWithLibrary(file, text);
                    }
                }
            }
            return entries;
        } catch (GeneralSecurityException unusual) {
            return readWithLibrary(file, text);
        } catch (RuntimeException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static List<Object> readWithLibrary(Path file, String text) throws IOException {
        try {
            return OldKeyForms.read(text);
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static IOException unreadable(Path file, Exception cause) {
        return new IOException("error reading key data from " + file + ": " + cause.getMessage(), cause);
    }

    /** The JDK finds the public key of an RSA key; that of an elliptic curve key must be the only one in the file. */
    private static KeyPair pair(Pem block, List<Pem> blocks) throws GeneralSecurityException {
        PrivateKey key = PrivateKeys.decode(block);
        if (!(key instanceof RSAPrivateCrtKey rsa)) {
            boolean isPair = blocks.size() == 2 && blocks.getLast().type().equals("PUBLIC KEY");
            if (!isPair) {
                throw new InvalidKeySpecException("not an RSA key");
            }
            return new KeyPair(publicKey(blocks.getLast()), key);
        }
        RSAPublicKeySpec spec = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
        return new KeyPair(KeyFactory.getInstance("RSA").generatePublic(spec), key);
    }

    private static PublicKey publicKey(Pem block) throws GeneralSecurityException {
        X509EncodedKeySpec spec = new X509EncodedKeySpec(block.content());
        try {
            return KeyFactory.getInstance("RSA").generatePublic(spec);
        } catch (InvalidKeySpecException notRsa) {
            return KeyFactory.getInstance("EC").generatePublic(spec);
        }
    }

    private static List<PublicKey> certificateKeys(Path file) {
        return PemFiles.readCertificates(file).stream()
                .map(X509Certificate::getPublicKey)
                .toList();
    }
}
