package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.GroupVersionFact;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.endpoints.ApiInstaller;
import io.drydock.apiserver.endpoints.handlers.EndpointSettings;
import io.drydock.apiserver.endpoints.handlers.OpenWatches;
import io.drydock.apiserver.endpoints.responsewriters.ErrorWriter;
import io.drydock.apiserver.flowcontrol.PriorityAndFairness;
import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.openapi.OpenApiService;
import io.drydock.apiserver.options.GenericServerRunOptions;
import io.drydock.apiserver.registry.SharedRestOptions;
import io.drydock.apiserver.server.Config;
import io.drydock.apiserver.server.healthz.HealthCheck;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.cacher.Cachers;
import io.drydock.apiserver.trace.StartupTrace;
import io.drydock.kubeapiserver.clusterauthentication.AuthenticationTrust;
import io.drydock.kubeapiserver.kubelet.NodeDialer;
import io.drydock.kubeapiserver.openapi.PublishedOpenApi;
import io.drydock.kubeapiserver.openapi.ServedOpenApi;
import io.drydock.kubeapiserver.registry.BuiltInStorage;
import io.drydock.kubeapiserver.registry.flowcontrol.BootstrapFlowControl;
import io.drydock.kubeapiserver.registry.flowcontrol.DanglingSchemas;
import io.drydock.kubeapiserver.serviceaccount.OpenIdMetadata;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the three servers are made of: the store, the scheme, who may do what, admission, and the generic configuration
 * they share.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: CreateKubeAPIServerConfig"
 */
final class KubeApiServerConfig {
    /** The part of its time that a request may spend waiting for its turn. */
    private static final int QUEUE_WAIT_SHARE = 4;

    private static final String GO = "cmd/kube-apiserver/app/server.go: ";

    private final CompletedServerRunOptions options;
    private final Config generic;
    private final Scheme scheme;
    private final StorageFactory storage;
    private boolean closed; // guarded by this
    private final Cachers cachers;
    private final ObjectCounts counts;
    private final SharedRestOptions restOptions;
    private final Security security;
    private final ApiEnablement enablement;
    private final Clock clock;
    private final BuiltInStorage builtIn;
    private final OpenWatches openWatches = new OpenWatches();
    private final Admission admission;
    private final ApiInstaller installer;

    private KubeApiServerConfig(
            CompletedServerRunOptions options,
            NodeDialer dialer,
            StartupTrace trace,
            String kubeApiVersions,
            CompletableFuture<JavalinFront> front,
            Clock clock)
            throws IOException {
        this.options = options;
        this.clock = clock;
        this.generic = GenericConfig.of(options, trace, front);
        this.scheme = trace.step(
                "legacyscheme.Scheme",
                "pkg/api/legacyscheme/scheme.go: Scheme",
                () -> BuiltInScheme.of(options.release()));
        this.enablement = new ApiEnablement(scheme.catalog(), options.runtimeConfig(), kubeApiVersions);
        this.storage = StorageFactory.open(options, scheme, generic.metrics());
        this.cachers = Cachers.ofSizes(options::watchCacheSize);
        this.restOptions = new SharedRestOptions(
                scheme,
                storage::of,
                options.options().etcd.etcdPrefix.get(),
                options.options().misc.eventTtl.get(),
                cachers,
                clock);
        try (StartupTrace.Span span = trace.begin("buildGenericConfig", GO + "buildGenericConfig")) {
            this.security = Security.of(options, restOptions, clock);
            span.decided("authorizes by "
                    + String.join(", ", options.options().authorization.modes.get()));
        }
        this.builtIn = trace.step(
                "restStorageProviders",
                "pkg/controlplane/instance.go: completedConfig.New",
                () -> new BuiltInStorage(
                        scheme,
                        restOptions,
                        options.capabilities(),
                        BuiltInDefinitions.of(
                                options, security, storage.of(new GroupResource("", "services")), dialer)));
        this.counts = new ObjectCounts(
                builtIn.directory(),
                generic.metrics(),
                options.release(),
                options.options().etcd.etcdCountMetricPollPeriod.get());
        if (options.release().atLeast(Release.V1_36)) {
            generic.objectCountHook(context -> counts.start());
        } else {
            counts.start();
        }
        this.admission = trace.step(
                "admission.ApplyTo",
                "staging/src/k8s.io/apiserver/pkg/server/options/admission.go: AdmissionOptions.ApplyTo",
                () -> new Admission(
                        options, builtIn.directory(), security.authorizers().authorizer(), generic.metrics()));
        this.installer = newInstaller();
        generic.authenticator(security.authenticators().request())
                .authorizer(security.authorizers().authorizer())
                .responder(ErrorWriter::respond)
                .version(DrydockVersion.info(options.release()))
                .addHealthChecks(HealthCheck.named("etcd", storage::ping))
                .addPostStartHook(
                        options.release().atLeast(Release.V1_36)
                                ? "start-apiserver-admission-initializer"
                                : "start-kube-apiserver-admission-initializer",
                        context -> admission.start(context.stop()));
        generic.metrics().add(registry -> new WatchMetrics(cachers, openWatches).register(registry));
        if (hasFlowControl()) {
            generic.flowControl(flowControl());
        }
    }

    /** Whom this server believes, to be told to those behind the aggregator. */
    AuthenticationTrust authenticationTrust() {
        var frontProxy = options.options().authentication.requestHeader;
        return new AuthenticationTrust(
                options.clientAuthorities(),
                frontProxy.clientCaFile.get(),
                frontProxy.allowedNames.get(),
                frontProxy.usernameHeaders.get(),
                frontProxy.groupHeaders.get(),
                frontProxy.extraHeadersPrefix.get());
    }

    /** Whether requests queue by priority and fairness rather than being limited in number only. */
    boolean hasFlowControl() {
        return options.options().generic.enablePriorityAndFairness.get()
                && scheme.catalog().groupVersions().stream()
                        .map(GroupVersionFact::groupVersion)
                        .anyMatch(version ->
                                version.group().equals(BootstrapFlowControl.GROUP) && enablement.test(version));
    }

    private PriorityAndFairness flowControl() {
        GenericServerRunOptions limits = options.options().generic;
        long concurrency = (long) limits.maxRequestsInFlight.get() + limits.maxMutatingRequestsInFlight.get();
        return new PriorityAndFairness(
                () -> new Informer("flowschemas", builtIn.directory().require(BootstrapFlowControl.FLOW_SCHEMAS)),
                () -> new Informer(
                        "prioritylevelconfigurations",
                        builtIn.directory().require(BootstrapFlowControl.PRIORITY_LEVELS)),
                Math.clamp(concurrency, 1, Integer.MAX_VALUE),
                limits.requestTimeout.get().dividedBy(QUEUE_WAIT_SHARE),
                generic.metrics(),
                (schemas, levels) -> dangling().settle(schemas, levels));
    }

    private DanglingSchemas dangling() {
        return new DanglingSchemas(builtIn.directory().require(BootstrapFlowControl.FLOW_SCHEMAS), release(), clock);
    }

    static KubeApiServerConfig of(
            CompletedServerRunOptions options,
            NodeDialer dialer,
            StartupTrace trace,
            String kubeApiVersions,
            CompletableFuture<JavalinFront> front,
            Clock clock)
            throws IOException {
        return new KubeApiServerConfig(options, dialer, trace, kubeApiVersions, front, clock);
    }

    CompletedServerRunOptions options() {
        return options;
    }

    Release release() {
        return options.release();
    }

    Scheme scheme() {
        return scheme;
    }

    /** The store that keeps all that nothing else is said about. */
    Storage storage() {
        return storage.main();
    }

    SharedRestOptions restOptions() {
        return restOptions;
    }

    /** Ends what the servers shared, once nothing is served any more. Who comes second waits until that is done. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            admission.close();
            counts.close();
            cachers.close();
            security.policies().close();
            storage.close();
        }
    }

    Cachers cachers() {
        return cachers;
    }

    Security security() {
        return security;
    }

    ApiEnablement enablement() {
        return enablement;
    }

    BuiltInStorage builtIn() {
        return builtIn;
    }

    Clock clock() {
        return clock;
    }

    Config generic() {
        return generic;
    }

    /** Turns groups into endpoints; its settings are those that all servers share. */
    ApiInstaller installer() {
        return installer;
    }

    private ApiInstaller newInstaller() {
        return new ApiInstaller(new EndpointSettings(
                scheme,
                admission.chain(),
                security.authorizers().authorizer(),
                Duration.ofSeconds(options.options().generic.minRequestTimeout.get()),
                EndpointSettings.DEFAULT_MAX_REQUEST_BODY_BYTES,
                openWatches,
                clock));
    }

    /** The documents that describe what is served, read when somebody asks. */
    OpenApiService openApi() {
        return new OpenApiService(this::servedOpenApi, PublishedOpenApi::defaults, this::describedRoots);
    }

    private JsonNode servedOpenApi() {
        // Older releases say exactly which they are, newer ones only whose API they serve.
        String version = release().atLeast(Release.V1_36)
                ? release().version()
                : DrydockVersion.info(release()).gitVersion();
        return ServedOpenApi.of(
                PublishedOpenApi.read(release().version()), Set.copyOf(enabledGroupVersions()), version);
    }

    /** Where documents are, and paths of which OpenAPI tells. */
    private Set<String> describedRoots() {
        Set<String> roots = new TreeSet<>(Set.of("api", "apis", "version"));
        Stream.of(OpenIdMetadata.CONFIGURATION_PATH, OpenIdMetadata.KEYS_PATH)
                .map(path -> path.substring(1))
                .forEach(roots::add);
        for (GroupVersion version : enabledGroupVersions()) {
            if (version.group().isEmpty()) {
                roots.add("api/" + version.version());
            } else {
                roots.add("apis/" + version.group());
                roots.add("apis/" + version);
            }
        }
        return roots;
    }

    /** In the order of the catalog. */
    List<GroupVersion> enabledGroupVersions() {
        return scheme.catalog().groupVersions().stream()
                .map(GroupVersionFact::groupVersion)
                .filter(enablement)
                .toList();
    }
}
