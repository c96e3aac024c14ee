package io.drydock.apiserver.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes certificates: a serving certificate that signs itself, and for a server that is its own authority, one that
 * signs others. Keys are on the curve P-256, which takes a few milliseconds; RSA would take a good part of the start.
 *
 * @see "Go: staging/src/k8s.io/client-go/util/cert/cert.go: GenerateSelfSignedCertKeyWithFixtures"
 */
public final class SelfSigned {
    private static final Duration VALID = Duration.ofDays(365);
    private static final Duration AUTHORITY_VALID = Duration.ofDays(3650);

    private SelfSigned() {}

    /**
     * The pair in {@code DIRECTORY/NAME.crt} and {@code .key}; when either file is not there yet, both are made.
     *
     * @param names the DNS names and IP addresses it is for, the one it is named after first
     * @throws UnusableCertificateException when the files are there and do not hold a pair, or cannot be written
     * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go: MaybeDefaultWithSelfSignedCerts"
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
        String commonName = names.getFirst() + "@" + Instant.now().getEpochSecond();
        return signedByItself(new CertificateTemplate(commonName, List.of(), true, names, false, VALID));
    }

    /** A serving certificate for the given names that an authority signs. */
    public static CertificateAndKey serving(CertificateAndKey authority, List<String> names) {
        return signedBy(authority, new CertificateTemplate(names.getFirst(), List.of(), false, names, false, VALID));
    }

    /** A certificate authority that signs itself. */
    public static CertificateAndKey authority(String commonName) {
        return signedByItself(new CertificateTemplate(commonName, List.of(), true, List.of(), false, AUTHORITY_VALID));
    }

    /** A client certificate: a user is its common name, their groups its organizations. */
    public static CertificateAndKey client(CertificateAndKey authority, String user, List<String> groups) {
        return signedBy(authority, new CertificateTemplate(user, groups, false, List.of(), true, VALID));
    }

    /** Writes both files, the key readable by its owner only. */
    public static void write(CertificateAndKey pair, Path certificateFile, Path keyFile) {
        try {
            Files.createDirectories(certificateFile.toAbsolutePath().getParent());
            Files.writeString(certificateFile, certificatesPem(pair.chain()));
            Files.deleteIfExists(keyFile);
            if (keyFile.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                var ownerOnly = PosixFilePermissions.fromString("rw-------");
                Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(ownerOnly));
            }
            Files.writeString(keyFile, pem(pair.key()));
        } catch (IOException failure) {
            throw new UnusableCertificateException(
                    "cannot write " + certificateFile + " and " + keyFile + ": " + failure, failure);
        }
    }

    /** The PEM text of certificates, in their order. */
    public static String certificatesPem(List<X509Certificate> certificates) {
        return Pem.encode(certificates);
    }

    /** The PEM text of a key, in PKCS #8 form. */
    public static String pem(PrivateKey key) {
        return Pem.encode(key);
    }

    private static CertificateAndKey signedByItself(CertificateTemplate template) {
        try {
            KeyPair keys = newKeys();
            X509Certificate certificate = template.sign(keys.getPublic(), template.subject(), keys.getPrivate());
            return new CertificateAndKey(List.of(certificate), keys.getPrivate());
        } catch (GeneralSecurityException failure) {
            throw new UnusableCertificateException(
                    "cannot make a certificate for " + template.user() + ": " + failure, failure);
        }
    }

    private static CertificateAndKey signedBy(CertificateAndKey authority, CertificateTemplate template) {
        try {
            KeyPair keys = newKeys();
            byte[] issuer = authority.certificate().getSubjectX500Principal().getEncoded();
            List<X509Certificate> chain = new ArrayList<>();
            chain.add(template.sign(keys.getPublic(), issuer, authority.key()));
            chain.addAll(authority.chain());
            return new CertificateAndKey(chain, keys.getPrivate());
        } catch (GeneralSecurityException failure) {
            throw new UnusableCertificateException(
                    "cannot make a certificate for " + template.user() + ": " + failure, failure);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
