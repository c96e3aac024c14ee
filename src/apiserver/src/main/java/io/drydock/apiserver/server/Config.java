package io.drydock.apiserver.server;

import io.drydock.apiserver.audit.AuditBackend;
import io.drydock.apiserver.audit.AuditPolicy;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.http.StatusResponder;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.apiserver.request.LongRunningRequestCheck;
import io.drydock.apiserver.request.RequestInfoResolver;
import io.drydock.apiserver.server.healthz.HealthCheck;
import io.drydock.apiserver.trace.StartupTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a generic API server is to be, while the options are still being applied to it. Every setting has Go's default.
 * Nobody builds a server from it: {@link #complete} makes the {@link CompletedConfig} that does.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: Config"
 */
public final class Config {
    Optional<SecureServingInfo> secureServing = Optional.empty();
    Optional<Authenticator> authenticator = Optional.empty();
    Optional<Authorizer> authorizer = Optional.empty();
    RequestInfoResolver requestInfoResolver = RequestInfoResolver.withLegacyApi();
    LongRunningRequestCheck longRunning = new LongRunningRequestCheck(Set.of("watch"), Set.of());
    StatusResponder responder = StatusResponder.json();
    int maxRequestsInFlight = 400;
    int maxMutatingRequestsInFlight = 200;
    Duration requestTimeout = Duration.ofSeconds(60);
    Duration minRequestTimeout = Duration.ofSeconds(1800);
    Duration shutdownDelay = Duration.ZERO;
    Duration livezGracePeriod = Duration.ZERO;
    double goawayChance;
    List<String> corsAllowedOrigins = List.of();
    List<String> hstsDirectives = List.of();
    boolean enableIndex = true;
    boolean enableProfiling = true;
    boolean enableMetrics = true;
    int maxRequestBodyBytes = 3 * 1024 * 1024;
    String externalAddress = "";
    Optional<VersionInfo> version = Optional.empty();
    Optional<Audit> audit = Optional.empty();
    Optional<FlowControl> flowControl = Optional.empty();
    Optional<PostStartHook> objectCountHook = Optional.empty();
    SharedInformers informers = new SharedInformers();
    ServerMetrics metrics = ServerMetrics.create();
    StartupTrace trace = StartupTrace.sinceNow();
    Set<String> disabledPostStartHooks = Set.of();
    Map<String, PostStartHooks.Entry> postStartHooks = new LinkedHashMap<>();
    List<HealthCheck> healthzChecks = new ArrayList<>(List.of(HealthCheck.ping(), HealthCheck.log()));
    List<HealthCheck> livezChecks = new ArrayList<>(healthzChecks);
    List<HealthCheck> readyzChecks = new ArrayList<>(healthzChecks);

    /** Where to listen. Only the first server of a chain listens. */
    public Config secureServing(SecureServingInfo info) {
        this.secureServing = Optional.of(info);
        return this;
    }

    /** Finds out who sends requests. Without one, everybody is anonymous and nobody is asked. */
    public Config authenticator(Authenticator chosen) {
        this.authenticator = Optional.of(chosen);
        return this;
    }

    /** Decides who may do what. Without one, everybody may do everything. */
    public Config authorizer(Authorizer chosen) {
        this.authorizer = Optional.of(chosen);
        return this;
    }

    public Config requestInfoResolver(RequestInfoResolver resolver) {
        this.requestInfoResolver = resolver;
        return this;
    }

    /** Which requests get no timeout and do not count as in flight. */
    public Config longRunning(LongRunningRequestCheck check) {
        this.longRunning = check;
        return this;
    }

    /** Writes the answers that filters give in place of the handlers behind them. */
    public Config responder(StatusResponder chosen) {
        this.responder = chosen;
        return this;
    }

    /** Limits of requests served at a time; 0 for none. */
    public Config maxInFlight(int readOnly, int mutating) {
        this.maxRequestsInFlight = readOnly;
        this.maxMutatingRequestsInFlight = mutating;
        return this;
    }

    /** How long a request may take that is not long-running. */
    public Config requestTimeout(Duration timeout) {
        this.requestTimeout = timeout;
        return this;
    }

    /** How long a watch lasts at least when its client does not say. */
    public Config minRequestTimeout(Duration timeout) {
        this.minRequestTimeout = timeout;
        return this;
    }

    /** How long the server goes on serving after it was asked to stop, so that load balancers notice. */
    public Config shutdownDelay(Duration delay) {
        this.shutdownDelay = delay;
        return this;
    }

    /** How long {@code /livez} forgives what belongs to the start. */
    public Config livezGracePeriod(Duration period) {
        this.livezGracePeriod = period;
        return this;
    }

    /** The chance, from 0 to 0.02, that an HTTP/2 client is asked to connect anew. */
    public Config goawayChance(double chance) {
        this.goawayChance = chance;
        return this;
    }

    /** Patterns of the origins whose pages may use the server from a browser. */
    public Config corsAllowedOrigins(List<String> patterns) {
        this.corsAllowedOrigins = List.copyOf(patterns);
        return this;
    }

    public Config hstsDirectives(List<String> directives) {
        this.hstsDirectives = List.copyOf(directives);
        return this;
    }

    /** Whether {@code /} lists the paths. */
    public Config enableIndex(boolean enable) {
        this.enableIndex = enable;
        return this;
    }

    /** Whether {@code /debug/} has profiles. */
    public Config enableProfiling(boolean enable) {
        this.enableProfiling = enable;
        return this;
    }

    public Config enableMetrics(boolean enable) {
        this.enableMetrics = enable;
        return this;
    }

    public Config maxRequestBodyBytes(int limit) {
        this.maxRequestBodyBytes = limit;
        return this;
    }

    /** The host, with or without a port, under which clients outside reach the server. */
    public Config externalAddress(String address) {
        this.externalAddress = address;
        return this;
    }

    public Config version(VersionInfo info) {
        this.version = Optional.of(info);
        return this;
    }

    /** What is recorded of requests, and where. Without it nothing is. */
    public Config audit(AuditPolicy policy, AuditBackend backend) {
        this.audit = Optional.of(new Audit(policy, backend));
        return this;
    }

    record Audit(AuditPolicy policy, AuditBackend backend) {}

    /** Priority and fairness, in place of the plain limits of requests in flight. */
    public Config flowControl(FlowControl chosen) {
        this.flowControl = Optional.of(chosen);
        return this;
    }

    /** What the hook {@code generic-apiserver-start-informers} starts. */
    public Config informers(SharedInformers shared) {
        this.informers = shared;
        return this;
    }

    public Config metrics(ServerMetrics shared) {
        this.metrics = shared;
        return this;
    }

    public Config trace(StartupTrace story) {
        this.trace = story;
        return this;
    }

    public Config disabledPostStartHooks(Set<String> names) {
        this.disabledPostStartHooks = Set.copyOf(names);
        return this;
    }

    /** Adds checks to all three of {@code /healthz}, {@code /livez} and {@code /readyz}. */
    public Config addHealthChecks(HealthCheck... checks) {
        healthzChecks.addAll(List.of(checks));
        livezChecks.addAll(List.of(checks));
        readyzChecks.addAll(List.of(checks));
        return this;
    }

    /** Adds a check to {@code /readyz} only. */
    public Config addReadyzChecks(HealthCheck... checks) {
        readyzChecks.addAll(List.of(checks));
        return this;
    }

    /** Begins to count what is stored, in releases that have a hook for it. */
    public Config objectCountHook(PostStartHook hook) {
        this.objectCountHook = Optional.of(hook);
        return this;
    }

    /** @throws IllegalStateException when there is a hook of that name already */
    public Config addPostStartHook(String name, PostStartHook hook) {
        PostStartHooks.Entry entry = PostStartHooks.Entry.of(name, hook);
        PostStartHooks.Entry first = postStartHooks.putIfAbsent(name, entry);
        if (first != null) {
            throw new IllegalStateException(
                    "unable to add \"" + name + "\" because it was already registered by: " + first.registrant());
        }
        return this;
    }

    /**
     * The same settings for another server of the chain. Hooks are not among them: each server brings its own, and
     * takes over those of the server it delegates to.
     */
    public Config copyWithoutHooks() {
        Config copy = new Config();
        copy.secureServing = secureServing;
        copy.authenticator = authenticator;
        copy.authorizer = authorizer;
        copy.requestInfoResolver = requestInfoResolver;
        copy.longRunning = longRunning;
        copy.responder = responder;
        copy.maxRequestsInFlight = maxRequestsInFlight;
        copy.maxMutatingRequestsInFlight = maxMutatingRequestsInFlight;
        copy.requestTimeout = requestTimeout;
        copy.minRequestTimeout = minRequestTimeout;
        copy.shutdownDelay = shutdownDelay;
        copy.livezGracePeriod = livezGracePeriod;
        copy.goawayChance = goawayChance;
        copy.corsAllowedOrigins = corsAllowedOrigins;
        copy.hstsDirectives = hstsDirectives;
        copy.enableIndex = enableIndex;
        copy.enableProfiling = enableProfiling;
        copy.enableMetrics = enableMetrics;
        copy.maxRequestBodyBytes = maxRequestBodyBytes;
        copy.externalAddress = externalAddress;
        copy.version = version;
        copy.audit = audit;
        copy.flowControl = flowControl;
        copy.objectCountHook = objectCountHook;
        copy.informers = informers;
        copy.metrics = metrics;
        copy.trace = trace;
        copy.disabledPostStartHooks = disabledPostStartHooks;
        copy.healthzChecks = new ArrayList<>(healthzChecks);
        copy.livezChecks = new ArrayList<>(livezChecks);
        copy.readyzChecks = new ArrayList<>(readyzChecks);
        return copy;
    }

    /** Where the server listens, once that is settled. */
    public Optional<SecureServingInfo> secureServing() {
        return secureServing;
    }

    public SharedInformers informers() {
        return informers;
    }

    public ServerMetrics metrics() {
        return metrics;
    }

    public StartupTrace trace() {
        return trace;
    }

    public Optional<VersionInfo> version() {
        return version;
    }

    /** Fills in what follows from other settings, and closes the configuration. */
    public CompletedConfig complete() {
        return new CompletedConfig(this);
    }
}
