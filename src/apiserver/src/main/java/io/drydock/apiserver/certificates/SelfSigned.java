package io.drydock.apiserver.certificates;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes certificates: a serving certificate that signs itself, and for a server that is its own authority, one that
 * signs others. Keys are on the curve P-256, which takes a few milliseconds; RSA would take a good part of the start.
 *
 * @see "Go: staging/src/k8s.io/client-go/util/cert/cert.go: GenerateSelfSignedCertKeyWithFixtures"
 */
public final class SelfSigned {
    private static final Duration VALID = Duration.ofDays(365);
    private static final Duration AUTHORITY_VALID = Duration.ofDays(3650);
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private SelfSigned() {}

    /**
     * The pair in {@code DIRECTORY/NAME.crt} and {@code .key}; when either file is not there yet, both are made.
     *
     * @param names the DNS names and IP addresses it is for, the one it is named after first
     * @throws UnusableCertificateException when the files are there and do not hold a pair, or cannot be written
     * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go:
     *     SecureServingOptions.MaybeDefaultWithSelfSignedCerts"
     */
    public static CertificateAndKey readOrCreate(Path directory, String name, List<String> names) {
        Path certificateFile = directory.resolve(name + ".crt");
        Path keyFile = directory.resolve(name + ".key");
        if (Files.exists(certificateFile) && Files.exists(keyFile)) {
            return PemFiles.readPair(certificateFile, keyFile);
        }
        CertificateAndKey pair = serving(names);
        write(pair, certificateFile, keyFile);
        return pair;
    }

    /**
     * A serving certificate for the given names that its own key signs.
     *
     * @param names DNS names and IP addresses, the one it is named after first
     */
    public static CertificateAndKey serving(List<String> names) {
        String subject = "CN=" + names.getFirst() + "@" + Instant.now().getEpochSecond();
        GeneralNames alternatives = generalNames(names);
        return sign(
                subject,
                VALID,
                List.of(),
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyCertSign),
                builder -> {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                    builder.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
                    builder.addExtension(Extension.subjectAlternativeName, false, alternatives);
                });
    }

    /** A serving certificate for the given names that an authority signs. */
    public static CertificateAndKey serving(CertificateAndKey authority, List<String> names) {
        GeneralNames alternatives = generalNames(names);
        return sign(
                "CN=" + names.getFirst(),
                VALID,
                List.of(authority),
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment),
                builder -> {
                    builder.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
                    builder.addExtension(Extension.subjectAlternativeName, false, alternatives);
                });
    }

    /** A certificate authority that signs itself. */
    public static CertificateAndKey authority(String commonName) {
        return sign(
                "CN=" + commonName,
                AUTHORITY_VALID,
                List.of(),
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyCertSign),
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true)));
    }

    /** A client certificate: a user is its common name, their groups its organizations. */
    public static CertificateAndKey client(CertificateAndKey authority, String user, List<String> groups) {
        String organizations = groups.stream().map(group -> "O=" + group + ",").reduce("", String::concat);
        return sign(
                organizations + "CN=" + user,
                VALID,
                List.of(authority),
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment),
                builder -> builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)));
    }

    /** Writes both files, the key readable by its owner only. */
    public static void write(CertificateAndKey pair, Path certificateFile, Path keyFile) {
        try {
            Files.createDirectories(certificateFile.toAbsolutePath().getParent());
            Files.writeString(certificateFile, certificatesPem(pair.chain()));
            Files.deleteIfExists(keyFile);
            if (keyFile.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(keyFile, pem(pair.key()));
        } catch (IOException failure) {
            throw new UnusableCertificateException(
                    "cannot write " + certificateFile + " and " + keyFile + ": " + failure, failure);
        }
    }

    /** The PEM text of certificates, in their order. */
    public static String certificatesPem(List<X509Certificate> certificates) {
        return certificates.stream().map(SelfSigned::pem).reduce("", String::concat);
    }

    /** The PEM text of a certificate or, in PKCS #8 form, of a key. */
    public static String pem(Object certificateOrKey) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            boolean isKey = certificateOrKey instanceof PrivateKey;
            writer.writeObject(isKey ? new JcaPKCS8Generator((PrivateKey) certificateOrKey, null) : certificateOrKey);
        } catch (IOException failure) {
            throw new UnusableCertificateException("cannot encode: " + failure.getMessage(), failure);
        }
        return text.toString();
    }

    /** Adds what sets one kind of certificate apart. */
    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder builder) throws IOException;
    }

    /** @param issuer none when the certificate's own key signs it */
    private static CertificateAndKey sign(
            String subject, Duration valid, List<CertificateAndKey> issuer, KeyUsage usage, Extensions extensions) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            // A little in the past, for clients whose clocks are behind.
            Instant from = Instant.now().minus(Duration.ofHours(1));
            X500Name issuerName = issuer.isEmpty()
                    ? new X500Name(subject)
                    : X500Name.getInstance(issuer.getFirst()
                            .certificate()
                            .getSubjectX500Principal()
                            .getEncoded());
            var builder = new JcaX509v3CertificateBuilder(
                    issuerName,
                    new BigInteger(63, new SecureRandom()),
                    Date.from(from),
                    Date.from(from.plus(valid)),
                    new X500Name(subject),
                    keys.getPublic());
            builder.addExtension(Extension.keyUsage, true, usage);
            extensions.addTo(builder);
            var signingKey =
                    issuer.isEmpty() ? keys.getPrivate() : issuer.getFirst().key();
            String algorithm = signingKey.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signingKey)));
            return new CertificateAndKey(
                    Stream.concat(Stream.of(certificate), issuer.stream().flatMap(pair -> pair.chain().stream()))
                            .toList(),
                    keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | IOException failure) {
            throw new UnusableCertificateException(
                    "cannot make a certificate for " + subject + ": " + failure, failure);
        }
    }

    private static GeneralNames generalNames(List<String> names) {
        return new GeneralNames(
                names.stream().distinct().map(SelfSigned::generalName).toArray(GeneralName[]::new));
    }

    private static GeneralName generalName(String name) {
        int type = ADDRESS.matcher(name).matches() ? GeneralName.iPAddress : GeneralName.dNSName;
        return new GeneralName(type, name);
    }
}
