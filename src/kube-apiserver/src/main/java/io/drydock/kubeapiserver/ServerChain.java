package io.drydock.kubeapiserver;

import io.drydock.aggregator.ApiAggregator;
import io.drydock.apiextensions.ApiExtensionsServer;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.openapi.OpenApiService;
import io.drydock.apiserver.server.EmptyDelegate;
import io.drydock.apiserver.server.GenericApiServer;
import io.drydock.apiserver.server.InsecureServingInfo;
import io.drydock.apiserver.server.PreparedApiServer;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import io.drydock.apiserver.trace.StartupTrace;
import io.drydock.kubeapiserver.kubelet.NodeDialer;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/**
 * The three servers, linked:
 *
 * <pre>
 *   request ──► aggregator ──► kube-apiserver ──► extensions server ──► 404
 * </pre>
 *
 * They are built from the end to the beginning, for each is given the one it delegates to. All three share one
 * configuration; only the first listens and filters.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: CreateServerChain"
 */
public final class ServerChain {
    private static final String GO = "cmd/kube-apiserver/app/server.go: ";

    private final ApiAggregator aggregator;
    private final OpenApiService openApi;
    private final boolean hasVersionThree;
    private final StartupTrace trace;
    private final KubeApiServerConfig config;

    private ServerChain(
            ApiAggregator aggregator,
            OpenApiService openApi,
            boolean hasVersionThree,
            StartupTrace trace,
            KubeApiServerConfig config) {
        this.config = config;
        this.hasVersionThree = hasVersionThree;
        this.aggregator = aggregator;
        this.openApi = openApi;
        this.trace = trace;
    }

    /**
     * Builds the chain. Nothing is served yet, but the port is taken and the store is open.
     *
     * @param kubeApiVersions what the environment has as {@code KUBE_API_VERSIONS}; empty when it has nothing
     * @param front that has begun to load
     * @throws IOException when a file that the options name cannot be read
     */
    // tag::chain[]
    public static ServerChain create(
            CompletedServerRunOptions options,
            StartupTrace trace,
            String kubeApiVersions,
            CompletableFuture<JavalinFront> front)
            throws IOException {
        try (StartupTrace.Span chain = trace.begin("CreateServerChain", GO + "CreateServerChain")) {
            NodeDialer dialer = createNodeDialer(options, trace);
            KubeApiServerConfig config;
            try (StartupTrace.Span span = trace.begin("CreateKubeAPIServerConfig", GO + "CreateKubeAPIServerConfig")) {
                config = KubeApiServerConfig.of(options, dialer, trace, kubeApiVersions, front, Clock.systemUTC());
                span.decided("serves the API of release " + options.release().version());
            }
            OpenApiService openApi = config.openApi();
            ApiExtensionsServer extensions = trace.step(
                    "createAPIExtensionsServer",
                    "cmd/kube-apiserver/app/apiextensions.go: createAPIExtensionsServer",
                    () -> new ApiExtensions(config).create(lastDelegate(options.release())));
            installOpenApi(extensions.server(), openApi);
            GenericApiServer kubeApiServer = trace.step(
                    "CreateKubeAPIServer",
                    GO + "CreateKubeAPIServer",
                    () -> new KubeApiServer(config).create(extensions.server()));
            installOpenApi(kubeApiServer, openApi);
            ApiAggregator aggregator = trace.step(
                    "createAggregatorServer",
                    "cmd/kube-apiserver/app/aggregator.go: createAggregatorServer",
                    () -> new Aggregator(config).create(kubeApiServer, extensions.definitions()));
            serveInsecurely(options, aggregator.server(), trace);
            chain.decided("aggregator ──► kube-apiserver ──► extensions server");
            return new ServerChain(aggregator, openApi, options.release().atLeast(Release.V1_36), trace, config);
        }
    }
    // end::chain[]

    /** Older releases answer for unknown paths with those they know. */
    private static EmptyDelegate lastDelegate(Release release) {
        return release.atLeast(Release.V1_36)
                ? new EmptyDelegate(Optional.of(PlainText::notFound))
                : new EmptyDelegate();
    }

    private static NodeDialer createNodeDialer(CompletedServerRunOptions options, StartupTrace trace) {
        try (StartupTrace.Span span = trace.begin("CreateNodeDialer", GO + "CreateNodeDialer")) {
            NodeDialer dialer = new NodeDialer(options.kubelets());
            dialer.decisions().forEach(span::decided);
            return dialer;
        }
    }

    /** Until release 1.18 this was on by default, on port 8080. Since then no release of the original has it. */
    private static void serveInsecurely(
            CompletedServerRunOptions options, GenericApiServer server, StartupTrace trace) {
        try (StartupTrace.Span span = trace.begin(
                "InsecureServing",
                "staging/src/k8s.io/apiserver/pkg/server/deprecated_insecure_serving.go: "
                        + "DeprecatedInsecureServingInfo.Serve")) {
            if (options.insecurePort().isEmpty()) {
                span.decided("no port without TLS");
                return;
            }
            InsecureServingInfo insecure =
                    InsecureServingInfo.listen(options.insecurePort().getAsInt());
            insecure.serve(server.insecureHandler(), server.config().signals());
            span.decided("everybody may do everything on " + insecure.hostPort());
            LoggerFactory.getLogger(ServerChain.class)
                    .warn("Serving insecurely on {}: whoever reaches this port may do everything", insecure.hostPort());
        }
    }

    /**
     * Closes the chain and gives what can be run.
     *
     * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiserver.go: APIAggregator.PrepareRun"
     */
    public PreparedApiServer prepareRun() {
        return trace.step(
                "PrepareRun",
                "staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiserver.go: APIAggregator.PrepareRun",
                () -> {
                    // What the OpenAPI controller of the original gathers is here before the first request.
                    aggregator.server().addPostStartHook("apiservice-openapi-controller", context -> {});
                    installOpenApi(aggregator.server(), openApi);
                    if (hasVersionThree) {
                        aggregator.server().addPostStartHook("apiservice-openapiv3-controller", context -> {});
                        PathRecorderMux mux = aggregator.server().handler().nonRestMux();
                        mux.handle("/openapi/v3", openApi.versionThree());
                        mux.unlistedHandlePrefix("/openapi/v3/", openApi.versionThree());
                    }
                    PreparedApiServer prepared = aggregator.server().prepareRun();
                    prepared.signals().httpServerStopped().whenSignaled(config::close);
                    return prepared;
                });
    }

    /** Ends what the servers share, unless that has been done, and returns when it has. */
    public void close() {
        config.close();
    }

    /** The first server of the chain, for those who call it without a socket. */
    public GenericApiServer firstServer() {
        return aggregator.server();
    }

    private static void installOpenApi(GenericApiServer server, OpenApiService openApi) {
        server.handler().nonRestMux().handle("/openapi/v2", openApi.versionTwo());
    }
}
