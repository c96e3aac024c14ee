package io.drydock.bench;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.certificates.UnusableCertificateException;
import io.drydock.apiserver.flags.Flag;
import io.drydock.bench.target.Credentials;
import io.drydock.bench.target.Kubeconfig;
import io.drydock.bench.target.Target;
import io.drydock.bench.target.TargetException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Finds, from the options, the server that runs already and how to talk to it. */
final class TargetOptions {
    private TargetOptions() {}

    /**
     * The server that runs already; absent when one is to be started.
     *
     * @throws TargetException when the options do not fit each other or what they name
     */
    static Optional<Target> running(BenchOptions options) {
        if (options.server.get().isEmpty() && options.kubeconfig.get().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Target.running(credentials(options).endpoint(url(options))));
    }

    static String url(BenchOptions options) {
        return options.server.get().isEmpty()
                ? kubeconfig(options).orElseThrow().server()
                : options.server.get();
    }

    private static Optional<Kubeconfig> kubeconfig(BenchOptions options) {
        return file(options.kubeconfig).map(Kubeconfig::read);
    }

    private static Credentials credentials(BenchOptions options) {
        Credentials known = kubeconfig(options).map(Kubeconfig::credentials).orElse(Credentials.none());
        try {
            Optional<List<X509Certificate>> authorities =
                    file(options.certificateAuthority).map(PemFiles::readCertificates);
            Optional<CertificateAndKey> certificate = file(options.clientCertificate)
                    .map(path -> PemFiles.readPair(path, Path.of(options.clientKey.get())));
            Optional<String> token = Optional.of(options.token.get()).filter(given -> !given.isEmpty());
            return new Credentials(
                    authorities.orElse(known.authorities()),
                    options.insecureSkipTlsVerify.get() || known.insecure(),
                    certificate.or(known::certificate),
                    token.or(known::token));
        } catch (UnusableCertificateException unusable) {
            throw new TargetException(unusable.getMessage());
        }
    }

    private static Optional<Path> file(Flag<String> flag) {
        return Optional.of(flag.get()).filter(name -> !name.isEmpty()).map(Path::of);
    }
}
