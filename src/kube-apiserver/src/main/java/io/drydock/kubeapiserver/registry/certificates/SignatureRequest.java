package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.runtime.KubeObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * The PKCS#10 request inside a certificate signing request.
 *
 * @see "Go: pkg/apis/certificates/helpers.go: ParseCSR"
 */
public final class SignatureRequest {
    private final PKCS10CertificationRequest request;

    private SignatureRequest(PKCS10CertificationRequest request) {
        this.request = request;
    }

    /** @throws IllegalArgumentException when there is no such request in it, with why */
    public static SignatureRequest of(KubeObject object) {
        byte[] pem = Base64.getMimeDecoder().decode(object.at("spec", "request").asString(""));
        try (PemReader reader = new PemReader(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
            PemObject block = reader.readPemObject();
            if (block == null || !block.getType().equals("CERTIFICATE REQUEST")) {
                throw new IllegalArgumentException("PEM block type must be CERTIFICATE REQUEST");
            }
            return new SignatureRequest(new PKCS10CertificationRequest(block.getContent()));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("asn1: structure error: " + unreadable.getMessage(), unreadable);
        }
    }

    /** @throws IllegalArgumentException when the request was not signed with the key it is for */
    void checkSignature() {
        try {
            boolean valid = request.isSignatureValid(
                    new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()));
            if (!valid) {
                throw new IllegalArgumentException(problem());
            }
        } catch (OperatorCreationException | PKCSException unverifiable) {
            throw new IllegalArgumentException(
                    "x509: cannot verify signature: " + unverifiable.getMessage(), unverifiable);
        }
    }

    /** What is said of a wrong signature depends on the kind of key. */
    private String problem() {
        ASN1ObjectIdentifier key =
                request.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm();
        if (key.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "crypto/rsa: verification error";
        }
        return key.equals(X9ObjectIdentifiers.id_ecPublicKey)
                ? "x509: ECDSA verification failure"
                : "x509: Ed25519 verification failure";
    }

    /** Whether the certificate would also be for other names or addresses of one of these kinds, as GeneralName tags. */
    boolean hasAlternative(int... kinds) {
        Extensions extensions = request.getRequestedExtensions();
        if (extensions == null) {
            return false;
        }
        GeneralNames names = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return names != null
                && Arrays.stream(names.getNames())
                        .anyMatch(name -> Arrays.stream(kinds).anyMatch(kind -> kind == name.getTagNo()));
    }

    /** The groups of whom the certificate would be for. */
    public List<String> organizations() {
        return subject(BCStyle.O);
    }

    /** The name of whom the certificate would be for; empty when the request does not say it. */
    public String commonName() {
        List<String> names = subject(BCStyle.CN);
        return names.isEmpty() ? "" : names.getLast();
    }

    private List<String> subject(ASN1ObjectIdentifier type) {
        return Arrays.stream(request.getSubject().getRDNs(type))
                .flatMap(name -> Arrays.stream(name.getTypesAndValues()))
                .filter(attribute -> attribute.getType().equals(type))
                .map(attribute -> attribute.getValue() instanceof ASN1String text ? text.getString() : "")
                .toList();
    }
}
