package io.drydock.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Chapter 7: what a server that is prepared says of itself.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: GenericAPIServer.PrepareRun"
 */
public interface HealthContract {
    /** A server that is well, its hooks at their end. */
    Answers ready();

    /** One that has been asked to stop and lets its shutdown delay pass. */
    Answers shuttingDown();

    /** What is said to who adds a health check to a server that is prepared. */
    String refusalOfLateCheck();

    /** Something that answers an administrator. */
    @FunctionalInterface
    interface Answers {
        Answer get(String target);
    }

    /** An answer to a request. */
    record Answer(int status, String body) {}

    @Test
    default void a_server_that_is_well_says_ok_and_nothing_else() {
        for (String path : List.of("/healthz", "/livez", "/readyz")) {
            assertEquals(new Answer(200, "ok"), ready().get(path), path);
        }
        assertEquals(new Answer(200, "ok"), ready().get("/readyz/ping"));
    }

    @Test
    default void verbose_lists_every_check_and_ends_with_the_verdict() {
        List<String> lines = ready().get("/healthz?verbose").body().lines().toList();
        assertEquals("healthz check passed", lines.getLast());
        for (String line : lines.subList(0, lines.size() - 1)) {
            assertTrue(line.matches("\\[\\+]\\S+ ok"), line);
        }
        assertTrue(lines.contains("[+]ping ok"), lines::toString);
        assertTrue(lines.contains("[+]poststarthook/bootstrap-controller ok"), lines::toString);
    }

    @Test
    default void a_check_can_be_left_out_by_name_and_a_wrong_name_is_told() {
        List<String> lines = ready().get("/readyz?verbose&exclude=ping&exclude=nonsense")
                .body()
                .lines()
                .toList();
        assertTrue(lines.contains("[+]ping excluded: ok"), lines::toString);
        assertEquals(
                "warn: some health checks cannot be excluded: no matches for \"nonsense\"",
                lines.get(lines.size() - 2));
    }

    @Test
    default void only_readiness_knows_of_the_shutdown() {
        assertTrue(ready().get("/readyz?verbose").body().contains("[+]shutdown ok\n"));
        assertEquals(404, ready().get("/livez/shutdown").status());
    }

    @Test
    default void a_check_that_comes_too_late_is_refused_rather_than_never_asked() {
        assertEquals("unable to add because the healthz endpoint has already been created", refusalOfLateCheck());
    }

    // tag::shutdown[]
    @Test
    default void from_the_moment_shutdown_begins_the_server_is_alive_but_not_ready() {
        Answer readiness = shuttingDown().get("/readyz");
        assertEquals(500, readiness.status());
        assertTrue(readiness.body().contains("[-]shutdown failed: reason withheld\n"), readiness::body);
        assertTrue(readiness.body().endsWith("readyz check failed\n"), readiness::body);
        assertEquals(new Answer(200, "ok"), shuttingDown().get("/livez"));
    }
    // end::shutdown[]

    @Test
    default void during_the_shutdown_delay_ordinary_requests_are_answered() {
        assertEquals(200, shuttingDown().get("/version").status());
    }

    @Test
    default void the_description_of_the_api_is_there() {
        Answer description = ready().get("/openapi/v2");
        assertEquals(200, description.status());
        assertTrue(description.body().contains("\"swagger\""));
    }
}
