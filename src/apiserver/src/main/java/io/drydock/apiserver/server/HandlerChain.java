package io.drydock.apiserver.server;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.filters.AuditFilter;
import io.drydock.apiserver.filters.AuditIdFilter;
import io.drydock.apiserver.filters.AuthenticationFilter;
import io.drydock.apiserver.filters.AuthorizationFilter;
import io.drydock.apiserver.filters.CacheControlFilter;
import io.drydock.apiserver.filters.CorsFilter;
import io.drydock.apiserver.filters.GoawayFilter;
import io.drydock.apiserver.filters.HstsFilter;
import io.drydock.apiserver.filters.ImpersonationFilter;
import io.drydock.apiserver.filters.MaxInFlightFilter;
import io.drydock.apiserver.filters.PanicRecoveryFilter;
import io.drydock.apiserver.filters.RequestInfoFilter;
import io.drydock.apiserver.filters.RequestMetricsFilter;
import io.drydock.apiserver.filters.RequestReceivedFilter;
import io.drydock.apiserver.filters.TimeoutFilter;
import io.drydock.apiserver.filters.WaitGroupFilter;
import io.drydock.apiserver.filters.WarningFilter;
import io.drydock.apiserver.filters.WatchTerminationFilter;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.StatusResponder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The filters of a server in the order in which a request meets them.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: DefaultBuildHandlerChain"
 */
final class HandlerChain {
    private static final UserInfo INSECURE_SUPERUSER =
            UserInfo.of("system:unsecured", UserInfo.PRIVILEGED_GROUP, UserInfo.ALL_AUTHENTICATED);

    private HandlerChain() {}

    static List<Filter> filters(CompletedConfig config) {
        List<Filter> chain = entrance(config);
        addTimeLimitAndOrigins(chain, config);
        Optional<AuditFilter> audit = audit(config);
        StatusResponder unauthenticated =
                audit.map(filter -> filter.unauthenticated(config.responder())).orElse(config.responder());
        chain.add(new AuthenticationFilter(config.authenticator(), unauthenticated, config.metrics()));
        audit.ifPresent(chain::add);
        chain.add(new ImpersonationFilter(config.authorizer(), config.responder()));
        if (config.flowControl().isPresent()) {
            chain.add(config.flowControl().get().filter(config.longRunning()));
        } else {
            addMaxInFlight(chain, config);
        }
        chain.add(new AuthorizationFilter(config.authorizer(), config.responder()));
        return chain;
    }

    /**
     * The filters of the port without TLS: nobody is asked who they are, and nobody what they may do.
     *
     * @see "Go: pkg/kubeapiserver/server/insecure_handler.go: BuildInsecureHandlerChain (1.18)"
     */
    static List<Filter> insecureFilters(CompletedConfig config) {
        List<Filter> chain = entrance(config);
        addMaxInFlight(chain, config);
        addTimeLimitAndOrigins(chain, config);
        chain.add(new AuthenticationFilter(
                exchange -> Optional.of(INSECURE_SUPERUSER), config.responder(), config.metrics()));
        audit(config).ifPresent(chain::add);
        return chain;
    }

    private static List<Filter> entrance(CompletedConfig config) {
        List<Filter> chain = new ArrayList<>();
        chain.add(new PanicRecoveryFilter(config.responder()));
        chain.add(new AuditIdFilter());
        chain.add(new RequestReceivedFilter(InstantSource.system()));
        chain.add(new CacheControlFilter());
        if (!config.hstsDirectives().isEmpty()) {
            chain.add(new HstsFilter(config.hstsDirectives()));
        }
        chain.add(new WarningFilter());
        if (config.goawayChance() > 0) {
            chain.add(new GoawayFilter(config.goawayChance(), new Random()::nextDouble));
        }
        chain.add(new RequestInfoFilter(config.requestInfoResolver()));
        chain.add(new RequestMetricsFilter(config.longRunning(), config.metrics()));
        chain.add(new WaitGroupFilter(config.longRunning(), config.requestsUnderWay(), config.responder()));
        chain.add(new WatchTerminationFilter(
                config.longRunning(), config.signals().notAcceptingNewRequests(), config.watchesUnderWay()));
        return chain;
    }

    private static void addTimeLimitAndOrigins(List<Filter> chain, CompletedConfig config) {
        chain.add(new TimeoutFilter(config.longRunning(), config.requestTimeout(), config.responder()));
        if (!config.corsAllowedOrigins().isEmpty()) {
            chain.add(new CorsFilter(config.corsAllowedOrigins()));
        }
    }

    private static Optional<AuditFilter> audit(CompletedConfig config) {
        return config.audit()
                .map(audit ->
                        new AuditFilter(audit.policy(), audit.backend(), config.longRunning(), InstantSource.system()));
    }

    private static void addMaxInFlight(List<Filter> chain, CompletedConfig config) {
        if (config.maxRequestsInFlight() > 0 || config.maxMutatingRequestsInFlight() > 0) {
            chain.add(new MaxInFlightFilter(
                    config.maxRequestsInFlight(),
                    config.maxMutatingRequestsInFlight(),
                    config.longRunning(),
                    config.metrics()));
        }
    }

    /** What the filters are called, for those who want to see their order. */
    static List<String> names(CompletedConfig config) {
        return filters(config).stream()
                .map(filter -> filter.getClass().getSimpleName().replace("Filter", ""))
                .toList();
    }

    // tag::build[]
    /** Puts the filters before the handler, the first of them outermost. */
    static Handler build(Handler handler, CompletedConfig config) {
        return before(handler, filters(config));
    }

    /** The same for the port without TLS. */
    static Handler buildInsecure(Handler handler, CompletedConfig config) {
        return before(handler, insecureFilters(config));
    }

    private static Handler before(Handler handler, List<Filter> filters) {
        Handler chain = handler;
        for (Filter filter : filters.reversed()) {
            chain = filter.before(chain);
        }
        return chain;
    }
    // end::build[]
}
