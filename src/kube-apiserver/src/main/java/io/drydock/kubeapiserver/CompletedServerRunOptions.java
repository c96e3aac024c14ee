package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.http.jetty.TlsSettings;
import io.drydock.kubeapiserver.admission.configuration.AdmissionSettings;
import io.drydock.kubeapiserver.kubelet.KubeletClientConfig;
import io.drydock.kubeapiserver.options.AdmissionPlugins;
import io.drydock.kubeapiserver.options.ServerRunOptions;
import io.drydock.kubeapiserver.pki.DataDirectory;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Options from which a server can be made: everything that was left open is decided, and everything has been checked.
 * Only {@link Completion} makes one.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: completedServerRunOptions"
 */
public final class CompletedServerRunOptions {
    private final ServerRunOptions options;
    private final Derived derived;

    /** What {@link Completion} has found. */
    record Derived(
            IpAddress advertiseAddress,
            String externalHost,
            ServiceIpRanges services,
            TlsSettings tls,
            List<X509Certificate> clientAuthorities,
            boolean anonymous,
            ServiceAccountTokens tokens,
            KubeletClientConfig kubelets,
            Map<GroupResource, Integer> watchCacheSizes,
            Optional<EtcdSettings> etcd,
            Map<String, Boolean> runtimeConfig,
            AdmissionSettings admission,
            DataDirectory dataDirectory) {}

    CompletedServerRunOptions(ServerRunOptions options, Derived derived) {
        this.options = options;
        this.derived = derived;
    }

    /** The options as they were given, for all that needs no completion. */
    public ServerRunOptions options() {
        return options;
    }

    /** The release whose API is served. */
    public Release release() {
        return options.drydock.emulatedVersion.get();
    }

    public InetAddress bindAddress() {
        try {
            return InetAddress.getByAddress(
                    options.secureServing.bindAddressOrAll().toBytes());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address of another length than 4 or 16", impossible);
        }
    }

    public int securePort() {
        return Math.toIntExact(options.secureServing.securePort.get());
    }

    /** The port without TLS, if there is to be one. */
    public OptionalInt insecurePort() {
        int port = Math.toIntExact(options.drydock.insecureServingPort.get());
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** The certificates to serve with, and what of TLS and HTTP/2 is accepted. */
    public TlsSettings tls() {
        return derived.tls();
    }

    /** Under which the other members of the cluster reach this server. */
    public IpAddress advertiseAddress() {
        return derived.advertiseAddress();
    }

    /** The host, without a port, that URLs which lead back here have. */
    public String externalHost() {
        return derived.externalHost();
    }

    public ServiceIpRanges services() {
        return derived.services();
    }

    /** Whose client certificates are believed: the server's own authority, and those of {@code --client-ca-file}. */
    public List<X509Certificate> clientAuthorities() {
        return derived.clientAuthorities();
    }

    /** Whether requests without credentials are let in; never where everything is allowed. */
    public boolean anonymous() {
        return derived.anonymous();
    }

    public ServiceAccountTokens serviceAccountTokens() {
        return derived.tokens();
    }

    /** What pods are allowed to do to their nodes. */
    public Capabilities capabilities() {
        return new Capabilities(options.misc.allowPrivileged.get());
    }

    /** How the nodes are reached. */
    public KubeletClientConfig kubelets() {
        return derived.kubelets();
    }

    /** How many changes the watch cache keeps, where that is not {@code --default-watch-cache-size}. */
    public Map<GroupResource, Integer> watchCacheSizes() {
        return derived.watchCacheSizes();
    }

    /** How many changes the watch cache keeps of a resource; 0 when it is to have none. */
    public int watchCacheSize(GroupResource resource) {
        if (!options.etcd.watchCache.get()) {
            return 0;
        }
        int otherwise = Math.clamp(options.etcd.defaultWatchCacheSize.get(), 0, Integer.MAX_VALUE);
        return derived.watchCacheSizes().getOrDefault(resource, otherwise);
    }

    /** The etcd clusters that keep the objects; absent when something else does. */
    Optional<EtcdSettings> etcd() {
        return derived.etcd();
    }

    /** Which APIs are turned on and off, by keys such as {@code api/all}, {@code v1} and {@code apps/v1}. */
    public Map<String, Boolean> runtimeConfig() {
        return derived.runtimeConfig();
    }

    /** What the admission plug-ins are told. */
    AdmissionSettings admission() {
        return derived.admission();
    }

    /** The names of the admission plug-ins to run, in their order. */
    public List<String> admissionPlugins() {
        return admissionPlugins(options);
    }

    static List<String> admissionPlugins(ServerRunOptions options) {
        return options.admission.pluginsToRun(AdmissionPlugins.onByDefault(options.drydock.emulatedVersion.get()));
    }

    public Path dataDirectory() {
        return derived.dataDirectory().root();
    }

    /** The kubeconfig that was written for the administrator. */
    public Path adminKubeconfig() {
        return derived.dataDirectory().adminKubeconfig();
    }

    /** Where this machine's own clients reach the server, such as {@code https://127.0.0.1:6443}. */
    public String localUrl() {
        return localUrl(options);
    }

    static String localUrl(ServerRunOptions options) {
        IpAddress bind = options.secureServing.bindAddressOrAll();
        String unspecified = bind.isIpv4() ? "127.0.0.1" : "[::1]";
        String host = bind.isIpv4() ? bind.toString() : "[" + bind + "]";
        return "https://" + (bind.isUnspecified() ? unspecified : host) + ":" + options.secureServing.securePort.get();
    }

    /** The store, in a word. */
    public String store() {
        return options.etcd.storageBackend.get();
    }
}
