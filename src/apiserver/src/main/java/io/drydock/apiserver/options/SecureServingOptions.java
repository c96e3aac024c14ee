package io.drydock.apiserver.options;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.NamedCertKey;
import io.drydock.apiserver.flags.ValueTypes;
import java.util.List;
import java.util.Optional;

/**
 * The address, the port and the certificates of HTTPS.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go: SecureServingOptions"
 */
public final class SecureServingOptions extends OptionGroup {
    private static final List<String> TLS_VERSIONS = List.of("VersionTLS12", "VersionTLS13");
    private static final long MOST_STREAMS = Integer.MAX_VALUE;

    public final Flag<Optional<IpAddress>> bindAddress = flag(
            "bind-address",
            ValueTypes.ip(),
            IpAddress.parse("0.0.0.0"),
            "The address to listen on. An unspecified one (0.0.0.0 or ::) means all interfaces.");
    public final Flag<Long> securePort =
            integer("secure-port", 6443, "The port of HTTPS. It cannot be turned off with 0.");
    public final Flag<String> certDir = string(
            "cert-dir",
            "/var/run/kubernetes",
            "Where a generated serving certificate is kept. Not used when --tls-cert-file and --tls-private-key-file"
                    + " are given.");
    public final Flag<String> tlsCertFile = string(
            "tls-cert-file",
            "",
            "The serving certificate, followed by those of its authorities. Without it one is generated for the"
                    + " advertised address.");
    public final Flag<String> tlsPrivateKeyFile =
            string("tls-private-key-file", "", "The private key of --tls-cert-file.");
    public final Flag<List<NamedCertKey>> tlsSniCertKeys = flag(
            "tls-sni-cert-key",
            ValueTypes.namedCertKeys(),
            List.of(),
            "Files of a certificate and its key for clients that ask for another name, with the names after a"
                    + " colon when they are not those in the certificate: a.crt,a.key:*.example.com. May be"
                    + " repeated.");
    public final Flag<List<String>> tlsCipherSuites = strings(
            "tls-cipher-suites",
            List.of(),
            "The cipher suites to accept, by their IANA names, between commas. Without it, those the JDK"
                    + " prefers.");
    public final Flag<String> tlsMinVersion = string(
            "tls-min-version", "", "The lowest version of TLS to accept: " + String.join(", ", TLS_VERSIONS) + ".");
    public final Flag<Long> http2MaxStreamsPerConnection = integer(
            "http2-max-streams-per-connection",
            0,
            "How many requests one HTTP/2 connection may carry at a time. Zero leaves it to the server.");
    public final Flag<Boolean> permitPortSharing = bool(
                    "permit-port-sharing", false, "Let several servers listen on the same address and port.")
            .notYet();

    public SecureServingOptions() {
        super("Secure serving");
    }

    /** The address to listen on; every interface when none was given. */
    public IpAddress bindAddressOrAll() {
        return bindAddress.get().orElseGet(() -> IpAddress.parse("0.0.0.0").orElseThrow());
    }

    /** Whether the user brings a certificate, so that none need be generated. */
    public boolean hasCertificateFiles() {
        return !tlsCertFile.get().isEmpty() || !tlsPrivateKeyFile.get().isEmpty();
    }

    @Override
    public void validate(Problems problems) {
        problems.between(
                securePort, 1, 65535, "must be between 1 and 65535, inclusive; it cannot be turned off with 0");
        if (tlsCertFile.get().isEmpty() && hasCertificateFiles()) {
            problems.add(tlsPrivateKeyFile, "needs --tls-cert-file, the certificate of this key");
        } else if (tlsPrivateKeyFile.get().isEmpty() && hasCertificateFiles()) {
            problems.add(tlsCertFile, "needs --tls-private-key-file, the key of this certificate");
        }
        if (!tlsMinVersion.get().isEmpty()) {
            problems.oneOf(tlsMinVersion, TLS_VERSIONS);
        }
        problems.between(http2MaxStreamsPerConnection, 0, MOST_STREAMS, "must be between 0 and " + MOST_STREAMS);
    }
}
