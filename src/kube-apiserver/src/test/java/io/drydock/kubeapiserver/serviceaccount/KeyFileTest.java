package io.drydock.kubeapiserver.serviceaccount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.certificates.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    @Test
    void a_private_key_brings_its_public_one() throws IOException, GeneralSecurityException {
        for (KeyPair pair : List.of(KeyFile.generate(), curveKey())) {
            Path file = write(SelfSigned.pem(pair.getPrivate()));

            assertEquals(pair.getPublic(), KeyFile.privateKey(file).getPublic());
            assertEquals(List.of(pair.getPublic()), KeyFile.publicKeys(file));
        }
    }

    @Test
    void the_form_that_openssl_writes_today_is_read_too() throws IOException {
        KeyPair pair = KeyFile.generate();

        Path file = write(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));

        assertEquals(pair.getPublic(), KeyFile.privateKey(file).getPublic());
    }

    @Test
    void a_file_may_hold_several_public_keys_and_certificates() throws IOException {
        KeyPair pair = KeyFile.generate();
        var certificate = SelfSigned.authority("a").certificate();

        Path file = write(
                pem("PUBLIC KEY", pair.getPublic().getEncoded()) + SelfSigned.certificatesPem(List.of(certificate)));

        assertEquals(List.of(pair.getPublic(), certificate.getPublicKey()), KeyFile.publicKeys(file));
    }

    @Test
    void a_file_without_keys_is_refused_by_name() throws IOException {
        Path file = write("nothing\n");

        IOException refused = assertThrows(IOException.class, () -> KeyFile.privateKey(file));

        assertTrue(refused.getMessage().contains(file.toString()));
        assertThrows(IOException.class, () -> KeyFile.publicKeys(file));
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("key.pem"), text);
    }

    private static KeyPair curveKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
