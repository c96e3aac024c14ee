package io.drydock.apiserver.server;

import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AlwaysAllowAuthorizer;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.PrivilegedGroupsAuthorizer;
import io.drydock.apiserver.authorization.UnionAuthorizer;
import io.drydock.apiserver.filters.WaitGroup;
import io.drydock.apiserver.http.StatusResponder;
import io.drydock.apiserver.lifecycle.LifecycleSignals;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.apiserver.request.LongRunningRequestCheck;
import io.drydock.apiserver.request.RequestInfoResolver;
import io.drydock.apiserver.server.healthz.HealthCheck;
import io.drydock.apiserver.trace.StartupTrace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration with nothing left open, the only thing a server is built from.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: completedConfig"
 */
public final class CompletedConfig {
    private final Config config;
    private final LoopbackClient loopback = new LoopbackClient();
    private final LifecycleSignals signals = LifecycleSignals.create();
    private final WaitGroup requestsUnderWay = new WaitGroup();
    private final WaitGroup watchesUnderWay = new WaitGroup();
    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final String externalAddress;

    CompletedConfig(Config config) {
        this.config = config.copyWithoutHooks();
        this.config.postStartHooks = new LinkedHashMap<>(config.postStartHooks);
        Authenticator configured = config.authenticator.orElse(
                exchange -> Optional.of(UserInfo.of(UserInfo.ANONYMOUS, UserInfo.ALL_UNAUTHENTICATED)));
        this.authenticator = loopback.authenticatorBefore(configured);
        this.authorizer = new UnionAuthorizer(List.of(
                new PrivilegedGroupsAuthorizer(UserInfo.PRIVILEGED_GROUP),
                config.authorizer.orElseGet(AlwaysAllowAuthorizer::new)));
        this.externalAddress = withPort(config.externalAddress, config.secureServing);
    }

    /**
     * Builds a server that answers what it can and passes the rest on.
     *
     * @param name tells it from the other servers of the chain in the log
     * @throws IllegalStateException when a hook of this configuration has the name of one that is inherited
     * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: completedConfig.New"
     */
    public GenericApiServer newServer(String name, DelegationTarget delegate) {
        return new ServerBuilder(this, name, delegate).build();
    }

    /** The host and port under which clients outside reach the server. */
    public String externalAddress() {
        return externalAddress;
    }

    public LoopbackClient loopback() {
        return loopback;
    }

    public Authorizer authorizer() {
        return authorizer;
    }

    public StartupTrace trace() {
        return config.trace;
    }

    public ServerMetrics metrics() {
        return config.metrics;
    }

    public LifecycleSignals signals() {
        return signals;
    }

    public Duration minRequestTimeout() {
        return config.minRequestTimeout;
    }

    public int maxRequestBodyBytes() {
        return config.maxRequestBodyBytes;
    }

    Optional<SecureServingInfo> secureServing() {
        return config.secureServing;
    }

    Authenticator authenticator() {
        return authenticator;
    }

    RequestInfoResolver requestInfoResolver() {
        return config.requestInfoResolver;
    }

    LongRunningRequestCheck longRunning() {
        return config.longRunning;
    }

    /** Answers with a failure in the form the client would rather read. */
    public StatusResponder responder() {
        return config.responder;
    }

    int maxRequestsInFlight() {
        return config.maxRequestsInFlight;
    }

    int maxMutatingRequestsInFlight() {
        return config.maxMutatingRequestsInFlight;
    }

    Duration requestTimeout() {
        return config.requestTimeout;
    }

    Duration shutdownDelay() {
        return config.shutdownDelay;
    }

    Duration livezGracePeriod() {
        return config.livezGracePeriod;
    }

    double goawayChance() {
        return config.goawayChance;
    }

    List<String> corsAllowedOrigins() {
        return config.corsAllowedOrigins;
    }

    List<String> hstsDirectives() {
        return config.hstsDirectives;
    }

    boolean enableIndex() {
        return config.enableIndex;
    }

    boolean enableProfiling() {
        return config.enableProfiling;
    }

    boolean enableMetrics() {
        return config.enableMetrics;
    }

    Optional<VersionInfo> version() {
        return config.version;
    }

    Optional<Config.Audit> audit() {
        return config.audit;
    }

    Optional<PostStartHook> objectCountHook() {
        return config.objectCountHook;
    }

    Optional<FlowControl> flowControl() {
        return config.flowControl;
    }

    SharedInformers informers() {
        return config.informers;
    }

    Set<String> disabledPostStartHooks() {
        return config.disabledPostStartHooks;
    }

    Map<String, PostStartHooks.Entry> postStartHooks() {
        return config.postStartHooks;
    }

    List<HealthCheck> healthzChecks() {
        return List.copyOf(config.healthzChecks);
    }

    List<HealthCheck> livezChecks() {
        return List.copyOf(config.livezChecks);
    }

    List<HealthCheck> readyzChecks() {
        return List.copyOf(config.readyzChecks);
    }

    WaitGroup requestsUnderWay() {
        return requestsUnderWay;
    }

    WaitGroup watchesUnderWay() {
        return watchesUnderWay;
    }

    private static String withPort(String address, Optional<SecureServingInfo> serving) {
        boolean hasPort = address.matches(".*[^:]:\\d+|\\[.*]:\\d+");
        if (hasPort || serving.isEmpty()) {
            return address;
        }
        String host = address.isEmpty() ? serving.get().address().getHostAddress() : address;
        return (host.contains(":") ? "[" + host + "]" : host) + ":"
                + serving.get().port();
    }
}
