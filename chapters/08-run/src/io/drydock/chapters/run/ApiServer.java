package io.drydock.chapters.run;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.certificates.SelfSigned;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import io.drydock.chapters.chain.AggregatedApis;
import io.drydock.chapters.chain.CustomResources;
import io.drydock.chapters.chain.ServerChain;
import io.drydock.chapters.chain.ServerChain.Apis;
import io.drydock.chapters.command.SecureServingOptions;
import io.drydock.chapters.complete.CompletedServerRunOptions;
import io.drydock.chapters.main.CommandFailed;
import io.drydock.chapters.main.Narration;
import io.drydock.chapters.objects.Kubeconfig;
import io.drydock.chapters.objects.Objects;
import io.drydock.chapters.prepare.PreparedServer;
import io.drydock.chapters.run.Lifecycle.Moment;
import io.drydock.chapters.server.Authenticator;
import io.drydock.chapters.server.Config;
import io.drydock.chapters.server.GenericServer;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** All steps of the startup that come after the options, in the order in which they are called. */
public final class ApiServer {
    private final Front front;
    private final Lifecycle lifecycle;
    private final Runner runner;
    private final String token;
    private final CertificateAndKey certificate;

    private ApiServer(Front front, Lifecycle lifecycle, Runner runner, String token, CertificateAndKey certificate) {
        this.certificate = certificate;
        this.front = front;
        this.lifecycle = lifecycle;
        this.runner = runner;
        this.token = token;
    }

    // tag::create[]
    /**
     * Takes the port, builds the chain and prepares it. Nothing is answered yet.
     *
     * @param directory where the kubeconfig and the audit log are written
     * @param additions more hooks, for those who want to see them run
     */
    static ApiServer create(
            CompletedServerRunOptions options, Path directory, Narration narration, Consumer<GenericServer> additions)
            throws CommandFailed {
        Lifecycle lifecycle = new Lifecycle(narration);
        CertificateAndKey certificate = certificate(options);
        Front front = Front.listen(
                options.bindAddress(),
                options.options().secureServing.securePort.get(),
                certificate);
        lifecycle.narrate("took " + front.address() + "; nothing is answered yet");

        Objects objects = new Objects(new MemoryStorage(), () -> lifecycle.has(Moment.NOT_ACCEPTING_NEW_REQUESTS));
        AuditLog audit = AuditLog.in(directory);
        CustomResources custom = new CustomResources(() -> lifecycle.has(Moment.HAS_BEEN_READY));
        String token = UUID.randomUUID().toString();
        Config config = Config.standard(Authenticator.byToken(Map.of(token, "admin")));
        ServerChain chain =
                ServerChain.create(config.complete(), new Apis(custom, audit.of(objects), new AggregatedApis()));

        GenericServer first = (GenericServer) chain.aggregator();
        first.addPostStartHook("bootstrap-controller", () -> objects.ensureNamespace("default"));
        additions.accept(first);
        PreparedServer prepared = PreparedServer.prepareRun(first, audit::flush);
        lifecycle.narrate("prepared: " + first.listedPaths().size() + " paths");

        ApiServer server = new ApiServer(front, lifecycle, new Runner(prepared, front, lifecycle), token, certificate);
        Path kubeconfig = directory.resolve("kubeconfig");
        Kubeconfig.write(kubeconfig, server.address(), certificate, token);
        lifecycle.narrate("export KUBECONFIG=" + kubeconfig);
        return server;
    }
    // end::create[]

    private static CertificateAndKey certificate(CompletedServerRunOptions options) {
        SecureServingOptions serving = options.options().secureServing;
        return options.certificateNames().isEmpty()
                ? PemFiles.readPair(Path.of(serving.tlsCertFile.get()), Path.of(serving.tlsPrivateKeyFile.get()))
                : SelfSigned.serving(options.certificateNames());
    }

    /** Serves until {@link #stop}; then everything that is under way is brought to its end. */
    void run(Duration shutdownDelay) throws CommandFailed {
        try {
            String failure = runner.run(shutdownDelay);
            if (!failure.isEmpty()) {
                throw new CommandFailed(failure);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted");
        }
    }

    /** Asks it to end; the first signal from outside does. */
    void stop() {
        lifecycle.reached(Moment.STOP_REQUESTED);
    }

    int requestsUnderWay() {
        return runner.requestsUnderWay();
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    String address() {
        return "https://" + front.address();
    }

    String token() {
        return token;
    }

    X509Certificate certificate() {
        return certificate.certificate();
    }
}
