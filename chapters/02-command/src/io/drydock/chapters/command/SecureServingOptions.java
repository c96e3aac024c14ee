package io.drydock.chapters.command;

import static io.drydock.chapters.command.ValueType.INT;
import static io.drydock.chapters.command.ValueType.IP;
import static io.drydock.chapters.command.ValueType.STRING;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The address, the port and the certificate of HTTPS.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go: SecureServingOptions"
 */
public final class SecureServingOptions extends OptionGroup {
    public final Flag<Optional<InetAddress>> bindAddress =
            flag("bind-address", IP, "0.0.0.0", "The address to listen on; 0.0.0.0 or :: for all interfaces.");
    public final Flag<Integer> securePort = flag("secure-port", INT, "6443", "The port of HTTPS.");
    public final Flag<String> certDir = flag("cert-dir", STRING, "/var/run/kubernetes", "For generated certificates.");
    public final Flag<String> tlsCertFile =
            flag("tls-cert-file", STRING, "", "The certificate. Without it, one is generated.");
    public final Flag<String> tlsPrivateKeyFile =
            flag("tls-private-key-file", STRING, "", "The private key of --tls-cert-file.");
}
