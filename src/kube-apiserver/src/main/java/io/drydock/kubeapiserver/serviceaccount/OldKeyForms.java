package io.drydock.kubeapiserver.serviceaccount;

import java.io.IOException;
import java.io.StringReader;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads what the JDK alone cannot, with a library that takes a good part of a second to load. */
final class OldKeyForms {
    private OldKeyForms() {}

    /** Every {@link KeyPair} and {@link java.security.PublicKey} of a PEM text, in order. */
    static List<Object> read(String text) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        List<Object> entries = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
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
        }
        return entries;
    }

    /** PKCS#8 holds the private key only; the public one follows from it. */
    private static KeyPair pair(JcaPEMKeyConverter converter, PrivateKeyInfo key) throws IOException {
        AlgorithmIdentifier algorithm = key.getPrivateKeyAlgorithm();
        SubjectPublicKeyInfo publicKey;
        if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            publicKey = new SubjectPublicKeyInfo(
                    algorithm, publicPoint(algorithm, ECPrivateKey.getInstance(key.parsePrivateKey())));
        } else {
            RSAPrivateKey rsaKey = RSAPrivateKey.getInstance(key.parsePrivateKey());
            publicKey = new SubjectPublicKeyInfo(
                    algorithm, new RSAPublicKey(rsaKey.getModulus(), rsaKey.getPublicExponent()));
        }
        return new KeyPair(converter.getPublicKey(publicKey), converter.getPrivateKey(key));
    }

    /** Not every program writes the public key beside the private one. */
    private static byte[] publicPoint(AlgorithmIdentifier algorithm, ECPrivateKey key) throws IOException {
        if (key.getPublicKey() != null) {
            return key.getPublicKey().getBytes();
        }
        X9ECParameters curve = algorithm.getParameters() instanceof ASN1ObjectIdentifier name
                ? ECNamedCurveTable.getByOID(name)
                : null;
        if (curve == null) {
            throw new IOException("an elliptic curve key must name its curve");
        }
        return curve.getG().multiply(key.getKey()).getEncoded(false);
    }
}
