package io.drydock.apiserver.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apiserver.http.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandlerChainTest {

    @Test
    void filters_come_in_the_order_of_the_real_chain() {
        assertEquals(
                List.of(
                        "PanicRecoveryFilter",
                        "AuditIdFilter",
                        "RequestReceivedFilter",
                        "CacheControlFilter",
                        "WarningFilter",
                        "RequestInfoFilter",
                        "RequestMetricsFilter",
                        "WaitGroupFilter",
                        "WatchTerminationFilter",
                        "TimeoutFilter",
                        "AuthenticationFilter",
                        "ImpersonationFilter",
                        "MaxInFlightFilter",
                        "AuthorizationFilter"),
                names(new Config()));
    }

    @Test
    void what_is_configured_joins_the_chain_at_its_place() {
        Config config = new Config()
                .hstsDirectives(List.of("max-age=1"))
                .goawayChance(0.01)
                .corsAllowedOrigins(List.of("example"))
                .maxInFlight(0, 0);
        assertEquals(
                List.of(
                        "PanicRecoveryFilter",
                        "AuditIdFilter",
                        "RequestReceivedFilter",
                        "CacheControlFilter",
                        "HstsFilter",
                        "WarningFilter",
                        "GoawayFilter",
                        "RequestInfoFilter",
                        "RequestMetricsFilter",
                        "WaitGroupFilter",
                        "WatchTerminationFilter",
                        "TimeoutFilter",
                        "CorsFilter",
                        "AuthenticationFilter",
                        "ImpersonationFilter",
                        "AuthorizationFilter"),
                names(config));
    }

    @Test
    void the_port_without_tls_asks_nobody_what_they_may_do() {
        List<String> insecure = names(HandlerChain.insecureFilters(new Config().complete()));
        List<String> secure = new ArrayList<>(names(new Config()));
        secure.removeAll(List.of("ImpersonationFilter", "AuthorizationFilter"));
        assertEquals(Set.copyOf(secure), Set.copyOf(insecure));
        assertEquals("AuthenticationFilter", insecure.getLast());
    }

    private static List<String> names(Config config) {
        return names(HandlerChain.filters(config.complete()));
    }

    private static List<String> names(List<Filter> filters) {
        return filters.stream().map(Filter::getClass).map(Class::getSimpleName).toList();
    }
}
