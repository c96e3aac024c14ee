package io.drydock.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Chapter 6: what a server is made of.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: completedConfig.New"
 */
public interface GenericServerContract {
    String NOBODY = "";
    String FORGED_TOKEN = "forged";

    /** The names of the outermost server's filters, from outside in. */
    List<String> filters();

    /** The names of the outermost server's health checks. */
    List<String> healthChecks();

    /** What somebody with a token gets who asks for a path. */
    int status(String path, String token);

    /** The token of somebody who may do everything. */
    String adminToken();

    /** What an administrator gets from a server that is told not to offer profiling. */
    int statusWithoutProfiling(String path);

    /** What is said to who adds a post-start hook to the outermost server under a name that a delegate has used. */
    String refusalOfDoubledHook();

    @Test
    default void the_filters_stand_in_the_order_of_the_original() {
        List<String> order = List.of("PanicRecovery", "WaitGroup", "Authentication", "MaxInFlight", "Authorization");
        assertEquals(order, filters().stream().filter(order::contains).toList());
    }

    @Test
    default void the_outermost_server_has_the_checks_of_its_delegates_hooks() {
        assertTrue(healthChecks().contains("poststarthook/start-apiextensions-informers"), healthChecks()::toString);
        assertTrue(healthChecks().contains("poststarthook/bootstrap-controller"), healthChecks()::toString);
    }

    @Test
    default void a_check_that_several_servers_bring_is_there_once() {
        List<String> checks = healthChecks();
        assertEquals(new HashSet<>(checks).size(), checks.size(), checks::toString);
        assertTrue(checks.contains("ping"), checks::toString);
    }

    @Test
    default void the_second_hook_of_a_name_is_refused_and_told_who_was_first() {
        String refusal = refusalOfDoubledHook();
        assertTrue(refusal.matches("unable to add \"[^\"]+\" because it was already registered by: .+"), refusal);
    }

    // tag::access[]
    @Test
    default void who_somebody_is_comes_before_what_they_may() {
        assertEquals(401, status("/metrics", FORGED_TOKEN));
        assertEquals(401, status("/nowhere", FORGED_TOKEN));
        assertEquals(403, status("/metrics", NOBODY));
        assertEquals(403, status("/nowhere", NOBODY));
        assertEquals(404, status("/nowhere", adminToken()));
    }
    // end::access[]

    @Test
    default void every_server_has_an_index_metrics_profiling_discovery_and_its_version() {
        for (String path : List.of("/", "/metrics", "/debug/pprof/", "/apis", "/version")) {
            assertEquals(200, status(path, adminToken()), path);
        }
        assertEquals(200, status("/version", NOBODY));
    }

    @Test
    default void profiling_can_be_turned_off() {
        assertEquals(404, statusWithoutProfiling("/debug/pprof/"));
        assertEquals(200, statusWithoutProfiling("/metrics"));
    }
}
