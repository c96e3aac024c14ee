package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.certificates.UnusableCertificateException;
import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.http.jetty.TlsSettings;
import io.drydock.apiserver.options.EtcdOptions;
import io.drydock.apiserver.options.Problems;
import io.drydock.apiserver.trace.StartupTrace;
import io.drydock.kubeapiserver.admission.configuration.AdmissionSettings;
import io.drydock.kubeapiserver.kubelet.KubeletClientConfig;
import io.drydock.kubeapiserver.options.ServerRunOptions;
import io.drydock.kubeapiserver.pki.AdminKubeconfig;
import io.drydock.kubeapiserver.pki.DataDirectory;
import io.drydock.kubeapiserver.pki.OwnCertificates;
import io.drydock.kubeapiserver.pki.ServiceAccountKey;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what the options leave open.
 *
 * <p>It looks at everything before it writes anything: only when nothing is wrong are keys, certificates and the
 * administrator's kubeconfig made.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: Complete"
 */
public final class Completion {
    private final ServerRunOptions options;
    private final InstantSource clock;
    private final StartupTrace trace;
    private final Problems problems = new Problems();

    private Completion(ServerRunOptions options, InstantSource clock, StartupTrace trace) {
        this.options = options;
        this.clock = clock;
        this.trace = trace;
    }

    /**
     * Completes and checks options.
     *
     * @param earlier what was found wrong before, to be reported together with what is found now
     * @throws InvalidOptionsException when anything is wrong
     */
    public static CompletedServerRunOptions complete(
            ServerRunOptions options, Collection<String> earlier, InstantSource clock) throws InvalidOptionsException {
        return complete(options, earlier, clock, StartupTrace.sinceNow());
    }

    /** @param trace the story of the start so far, to be continued */
    static CompletedServerRunOptions complete(
            ServerRunOptions options, Collection<String> earlier, InstantSource clock, StartupTrace trace)
            throws InvalidOptionsException {
        return new Completion(options, clock, trace).complete(earlier);
    }

    // tag::complete[]
    private CompletedServerRunOptions complete(Collection<String> earlier) throws InvalidOptionsException {
        problems.addAll(earlier);
        options.etcd.storageBackend.preset(
                options.etcd.etcdServers.get().isEmpty() ? EtcdOptions.H2 : EtcdOptions.ETCD);
        Optional<ServiceIpRanges> services = ServiceIpRanges.read(options.misc.serviceClusterIpRange, problems);
        Map<GroupResource, Integer> watchCacheSizes =
                WatchCacheSizes.of(options.generic.targetRamMb.get(), options.etcd.watchCacheSizes, problems);
        Optional<EtcdSettings> etcd = EtcdSettings.read(options.etcd, options.generic.requestTimeout.get(), problems);
        ServingCertificates certificates = ServingCertificates.read(options.secureServing, problems);
        List<String> cipherSuites = CipherSuites.read(options.secureServing.tlsCipherSuites, problems);
        TokenKeys keys = TokenKeys.read(options, problems);
        List<X509Certificate> clientAuthorities = authorities(options.authentication.clientCaFile);
        authorities(options.authentication.requestHeader.clientCaFile);
        KubeletClientConfig kubelets = KubeletClient.read(options.misc.kubelet, problems);
        Map<String, Boolean> runtimeConfig = RuntimeConfig.normalize(options.apiEnablement.runtimeConfig.get());
        AdmissionSettings admission = AdmissionSettings.read(
                options.admission.configFile, CompletedServerRunOptions.admissionPlugins(options), problems);
        validate(runtimeConfig);
        if (!problems.isEmpty() || services.isEmpty()) {
            throw new InvalidOptionsException(problems.all());
        }

        DataDirectory directory = DataDirectory.at(options.drydock.dataDir.get());
        directory.create();
        OwnCertificates own = OwnCertificates.in(directory, clock);
        IpAddress advertised = advertiseAddress();
        CertificateAndKey serving = certificates
                .given()
                .orElseGet(() -> own.serving(certificateFolder(directory), names(advertised, services.get())));
        List<X509Certificate> trusted = new ArrayList<>(List.of(own.authority()));
        certificates.given().ifPresent(given -> trusted.addAll(given.chain()));
        new AdminKubeconfig(CompletedServerRunOptions.localUrl(options), trusted, own.administrator())
                .writeTo(directory);
        clientAuthorities.addFirst(own.authority());
        return new CompletedServerRunOptions(
                options,
                new CompletedServerRunOptions.Derived(
                        advertised,
                        externalHost(advertised),
                        services.get(),
                        tls(serving, certificates.byName(), cipherSuites),
                        List.copyOf(clientAuthorities),
                        options.authentication.allowsAnonymous(options.authorization),
                        tokens(keys, directory),
                        kubelets,
                        watchCacheSizes,
                        etcd,
                        runtimeConfig,
                        admission,
                        directory));
    }
    // end::complete[]

    private void validate(Map<String, Boolean> runtimeConfig) {
        try (StartupTrace.Span span =
                trace.begin("Validate", "cmd/kube-apiserver/app/options/validation.go: ServerRunOptions.Validate")) {
            RuntimeConfig.validate(
                    runtimeConfig, () -> TypeCatalog.load(options.drydock.emulatedVersion.get()), problems);
            options.validate(problems);
            int found = problems.all().size();
            span.decided(found == 0 ? "nothing is wrong" : found + " problems, to be reported together");
        }
    }

    /**
     * What other machines can use, if there is such an address, even where only this machine is listened to: it becomes
     * an endpoint of the service {@code kubernetes}, and those may not be loopback addresses.
     *
     * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/server_run_options.go: DefaultAdvertiseAddress"
     */
    // tag::advertise[]
    private IpAddress advertiseAddress() {
        IpAddress bind = options.secureServing.bindAddressOrAll();
        return options.generic
                .advertiseAddress
                .get()
                .filter(address -> !address.isUnspecified())
                .orElseGet(() -> bind.isUnspecified() || bind.isLoopback() ? HostAddresses.ownAddress() : bind);
    }
    // end::advertise[]

    private String externalHost(IpAddress advertised) {
        String given = options.generic.externalHostname.get();
        return given.isEmpty() ? advertised.toString() : given;
    }

    /** Every name under which a client may call the server: by its address, as the service, and from this machine. */
    private List<String> names(IpAddress advertised, ServiceIpRanges services) {
        List<String> names = new ArrayList<>();
        names.add(advertised.toString());
        names.addAll(List.of(
                "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"));
        names.add("localhost");
        names.add(services.apiServerAddress().toString());
        IpAddress bind = options.secureServing.bindAddressOrAll();
        if (bind.isUnspecified()) {
            names.addAll(List.of("127.0.0.1", "::1"));
        } else {
            names.add(bind.toString());
        }
        return names;
    }

    private Path certificateFolder(DataDirectory directory) {
        Flag<String> given = options.secureServing.certDir;
        return given.isChanged() ? Path.of(given.get()) : directory.pki();
    }

    private TlsSettings tls(
            CertificateAndKey serving, Map<String, CertificateAndKey> byName, List<String> cipherSuites) {
        long streams = options.secureServing.http2MaxStreamsPerConnection.get();
        return new TlsSettings(
                serving,
                byName,
                options.secureServing.tlsMinVersion.get().equals("VersionTLS13") ? "TLSv1.3" : "TLSv1.2",
                cipherSuites,
                true,
                true,
                streams == 0 ? TlsSettings.DEFAULT_HTTP2_MAX_STREAMS : Math.toIntExact(streams));
    }

    private List<X509Certificate> authorities(Flag<String> file) {
        List<X509Certificate> authorities = new ArrayList<>();
        if (!file.get().isEmpty()) {
            try {
                authorities.addAll(PemFiles.readCertificates(Path.of(file.get())));
            } catch (UnusableCertificateException unusable) {
                problems.add(file, unusable.getMessage());
            }
        }
        return authorities;
    }

    private ServiceAccountTokens tokens(TokenKeys keys, DataDirectory directory) {
        KeyPair signing = keys.signing().orElseGet(() -> ServiceAccountKey.readOrCreate(directory));
        List<PublicKey> verification = new ArrayList<>(keys.verification());
        if (!verification.contains(signing.getPublic())) {
            verification.add(signing.getPublic());
        }
        String issuer = options.authentication.serviceAccounts.issuer.get();
        List<String> audiences = new ArrayList<>(options.authentication.apiAudiences.get());
        audiences.addAll(options.authentication.serviceAccountApiAudiences.get());
        if (audiences.isEmpty()) {
            audiences.add(issuer);
        }
        return new ServiceAccountTokens(
                issuer,
                signing,
                verification,
                audiences,
                options.authentication.serviceAccounts.maxTokenExpiration.get());
    }
}
