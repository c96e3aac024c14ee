package io.drydock.kubeapiserver.pki;

import io.drydock.apiserver.certificates.Pem;
import io.drydock.kubeapiserver.serviceaccount.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/**
 * The key that signs service accounts' tokens when the user brings none. It is kept, so that tokens outlive the
 * process; and it is on a curve, because an RSA key would take a good part of the start to make.
 */
public final class ServiceAccountKey {
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

    /** Both keys, because the JDK cannot find the public one from the private one. */
    private static String pem(KeyPair pair) {
        return Pem.encode(pair.getPrivate())
                + new Pem("PUBLIC KEY", pair.getPublic().getEncoded()).text();
    }
}
