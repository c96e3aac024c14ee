package io.drydock.kubeapiserver.pki;

import io.drydock.kubeapiserver.serviceaccount.KeyFile;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * The key that signs service accounts' tokens when the user brings none. It is kept, so that tokens outlive the
 * process; and it is on a curve, because an RSA key would take a good part of the start to make.
 */
public final class ServiceAccountKey {
    private static final int KEY_BITS = 256;

    private ServiceAccountKey() {}

    /** The key in the data directory, which is made if there is none that can be read. */
    public static KeyPair readOrCreate(DataDirectory directory) {
        Path file = directory.pki().resolve("sa.key");
        if (Files.exists(file)) {
            try {
                return KeyFile.privateKey(file);
            } catch (IOException unreadable) {
                throw new DataDirectoryException(
                        "the service accounts' key cannot be used; delete it to have another made", unreadable);
            }
        }
        KeyPair pair = generate();
        DataDirectory.write(file, pem(pair));
        return pair;
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no curve P-256", impossible);
        }
    }

    /** SEC 1 text with the public key in it, which the JDK's own encoding leaves out. */
    private static String pem(KeyPair pair) {
        SubjectPublicKeyInfo publicKey =
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        BigInteger secret = ((ECPrivateKey) pair.getPrivate()).getS();
        ASN1BitString point = publicKey.getPublicKeyData();
        var key = new org.bouncycastle.asn1.sec.ECPrivateKey(
                KEY_BITS, secret, point, publicKey.getAlgorithm().getParameters());
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new PemObject("EC PRIVATE KEY", key.getEncoded()));
        } catch (IOException impossible) {
            throw new IllegalStateException("a new key cannot be encoded", impossible);
        }
        return text.toString();
    }
}
