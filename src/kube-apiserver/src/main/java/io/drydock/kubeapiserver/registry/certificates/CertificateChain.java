package io.drydock.kubeapiserver.registry.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * What a signer has answered with: certificates in PEM, and nothing else in it.
 *
 * @see "Go: pkg/apis/certificates/validation/validation.go: validateCertificate"
 */
final class CertificateChain {
    private static final String BLOCK = "CERTIFICATE";

    private CertificateChain() {}

    /** @param base64 of the PEM; empty where nothing was signed yet */
    static Optional<String> problem(String base64) {
        if (base64.isEmpty()) {
            return Optional.empty();
        }
        String pem = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.ISO_8859_1);
        int blocks = 0;
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                if (!block.getType().equals(BLOCK)) {
                    return Optional.of("only CERTIFICATE PEM blocks are allowed, found \"" + block.getType() + "\"");
                }
                if (!block.getHeaders().isEmpty()) {
                    return Optional.of("no PEM block headers are permitted");
                }
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(block.getContent()));
                blocks++;
            }
        } catch (IOException | CertificateException malformed) {
            return Optional.of("x509: malformed certificate");
        }
        return blocks == 0 ? Optional.of("must contain at least one CERTIFICATE PEM block") : Optional.empty();
    }
}
