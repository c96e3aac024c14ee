package io.drydock.apiserver.filters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.InProcessExchange;
import io.drydock.apiserver.http.StatusResponder;
import io.drydock.apiserver.http.WarningRecorder;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.apiserver.request.LongRunningRequestCheck;
import io.drydock.apiserver.request.RequestInfoResolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FiltersTest {
    private static final StatusResponder JSON = StatusResponder.json();
    private static final LongRunningRequestCheck WATCHES = new LongRunningRequestCheck(Set.of("watch"), Set.of());
    private static final Handler OK = exchange -> exchange.output().write("ok".getBytes(StandardCharsets.UTF_8));

    private static final Filter REQUEST_INFO = new RequestInfoFilter(RequestInfoResolver.withLegacyApi());

    private static InProcessExchange serve(Filter filter, Handler handler, InProcessExchange exchange)
            throws IOException {
        REQUEST_INFO.before(filter.before(handler)).handle(exchange);
        return exchange;
    }

    private static InProcessExchange as(UserInfo user, InProcessExchange exchange) {
        exchange.setAttribute(UserInfo.ATTRIBUTE, user);
        return exchange;
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }

    @Test
    void a_fault_becomes_500_and_a_refusal_its_status() throws IOException {
        Filter filter = new PanicRecoveryFilter(JSON);
        InProcessExchange fault = serve(
                filter,
                exchange -> {
                    throw new IllegalStateException("a fault, as this test wants it");
                },
                InProcessExchange.get("/"));
        assertEquals(500, fault.status());
        assertEquals("This request caused apiserver to panic. Look in the logs for details.\n", fault.answerText());
        InProcessExchange refusal = serve(
                filter,
                exchange -> {
                    throw StatusErrors.badRequest("no");
                },
                InProcessExchange.get("/"));
        assertEquals(400, refusal.status());
        assertEquals("no", json(refusal.answerText()).get("message").asString());
    }

    @Test
    void a_fault_in_an_answer_that_has_begun_breaks_it_off() throws IOException {
        InProcessExchange exchange = serve(
                new PanicRecoveryFilter(JSON),
                begun -> {
                    begun.output().write('x');
                    throw new IllegalStateException("a fault, as this test wants it");
                },
                InProcessExchange.get("/"));
        assertTrue(exchange.aborted());
        assertEquals("x", exchange.answerText());
    }

    @Test
    void nobody_in_particular_is_401() throws IOException {
        for (String credential : List.of("", "bad")) {
            Filter filter = new AuthenticationFilter(
                    exchange -> {
                        if (credential.equals("bad")) {
                            throw new AuthenticationException("forged");
                        }
                        return Optional.empty();
                    },
                    JSON,
                    ServerMetrics.create());
            InProcessExchange exchange = serve(filter, OK, InProcessExchange.get("/api/v1/namespaces"));
            assertEquals(401, exchange.status());
            assertEquals(json("""
                            {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
                             "message": "Unauthorized", "reason": "Unauthorized", "code": 401}"""), json(exchange.answerText()));
        }
    }

    @Test
    void who_may_not_is_told_what_in_the_real_servers_words() throws IOException {
        assertForbidden(
                "/api/v1/namespaces",
                "namespaces is forbidden: User \"bob\" cannot list resource \"namespaces\" in API group \"\" at the"
                        + " cluster scope",
                "{\"kind\": \"namespaces\"}");
        assertForbidden(
                "/apis/apps/v1/namespaces/default/deployments/x/status",
                "deployments.apps \"x\" is forbidden: User \"bob\" cannot get resource \"deployments/status\" in API"
                        + " group \"apps\" in the namespace \"default\"",
                "{\"name\": \"x\", \"group\": \"apps\", \"kind\": \"deployments\"}");
        assertForbidden("/metrics", "forbidden: User \"bob\" cannot get path \"/metrics\"", "{}");
        assertForbidden("/%3Cb%3E", "forbidden: User \"bob\" cannot get path \"/&lt;b&gt;\"", "{}");
    }

    private static void assertForbidden(String target, String message, String details) throws IOException {
        Filter filter = new AuthorizationFilter(attributes -> Authorizer.Decision.NO_OPINION, JSON);
        InProcessExchange exchange = serve(filter, OK, as(UserInfo.of("bob"), InProcessExchange.get(target)));
        JsonNode status = json(exchange.answerText());
        assertEquals(403, exchange.status());
        assertEquals(message, status.get("message").asString());
        assertEquals(json(details), status.get("details"));
    }

    @Test
    void too_many_requests_are_429_for_all_but_masters() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Handler slow = exchange -> {
            entered.countDown();
            try {
                release.await();
            } catch (InterruptedException unexpected) {
                throw new IOException(unexpected);
            }
        };
        MaxInFlightFilter filter = new MaxInFlightFilter(1, 1, WATCHES, ServerMetrics.create());
        boolean[] first = {true};
        Handler handler = filter.before(exchange -> {
            if (first[0]) {
                first[0] = false;
                slow.handle(exchange);
            } else {
                OK.handle(exchange);
            }
        });
        Handler chain = REQUEST_INFO.before(handler);
        Thread holder = Thread.startVirtualThread(() -> run(chain, InProcessExchange.get("/api/v1/pods")));
        entered.await();

        InProcessExchange refused = run(chain, as(UserInfo.of("bob"), InProcessExchange.get("/api/v1/pods")));
        assertEquals(429, refused.status());
        assertEquals("1", refused.answerHeader("Retry-After").orElseThrow());
        assertEquals("Too many requests, please try again later.\n", refused.answerText());

        UserInfo master = UserInfo.of("root", UserInfo.PRIVILEGED_GROUP);
        assertEquals(
                "ok",
                run(chain, as(master, InProcessExchange.get("/api/v1/pods"))).answerText());
        assertEquals(
                "ok", run(chain, InProcessExchange.get("/api/v1/pods?watch=1")).answerText());
        InProcessExchange write = InProcessExchange.of("POST", "/api/v1/namespaces", new byte[0]);
        assertEquals("ok", run(chain, write).answerText());

        release.countDown();
        holder.join();
        assertEquals("ok", run(chain, InProcessExchange.get("/api/v1/pods")).answerText());
    }

    private static InProcessExchange run(Handler handler, InProcessExchange exchange) {
        try {
            handler.handle(exchange);
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
        return exchange;
    }

    @Test
    void a_request_that_takes_too_long_is_504() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        InProcessExchange exchange = serve(
                new TimeoutFilter(WATCHES, Duration.ofMillis(20), JSON),
                slow -> {
                    assertThrows(InterruptedException.class, never::await);
                    assertThrows(IOException.class, () -> slow.output().write('x'));
                },
                InProcessExchange.get("/api/v1/pods"));
        assertEquals(504, exchange.status());
        JsonNode status = json(exchange.answerText());
        assertEquals(
                "Timeout: request did not complete within the allotted timeout",
                status.get("message").asString());
        assertEquals("Timeout", status.get("reason").asString());
        assertFalse(Thread.interrupted(), "the interrupt does not outlive the request");
    }

    @Test
    void once_the_server_waits_for_requests_to_end_new_ones_are_503_and_watches_are_not_counted() throws Exception {
        WaitGroup requests = new WaitGroup();
        Filter filter = new WaitGroupFilter(WATCHES, requests, JSON);
        serve(filter, OK, InProcessExchange.get("/api/v1/pods"));
        requests.close();
        assertTrue(requests.await(Duration.ZERO));
        InProcessExchange refused = serve(filter, OK, InProcessExchange.get("/api/v1/pods"));
        assertEquals(503, refused.status());
        assertEquals("1", refused.answerHeader("Retry-After").orElseThrow());
        assertEquals(
                "apiserver is shutting down",
                json(refused.answerText()).get("message").asString());
        assertEquals(
                "ok",
                serve(filter, OK, InProcessExchange.get("/api/v1/pods?watch=1")).answerText());
    }

    @Test
    void pages_from_allowed_origins_may_use_the_server() throws IOException {
        Filter filter = new CorsFilter(List.of("//example\\.com$"));
        InProcessExchange preflight =
                InProcessExchange.of("OPTIONS", "/api", new byte[0]).withHeader("Origin", "https://example.com");
        assertEquals(204, serve(filter, OK, preflight).status());
        assertEquals(
                "https://example.com",
                preflight.answerHeader("Access-Control-Allow-Origin").orElseThrow());
        InProcessExchange other = InProcessExchange.get("/api").withHeader("Origin", "https://example.com.evil.org");
        assertEquals("ok", serve(filter, OK, other).answerText());
        assertTrue(other.answerHeader("Access-Control-Allow-Origin").isEmpty());
    }

    @Test
    void a_user_acts_as_another_with_what_follows_from_the_name() throws IOException {
        List<AuthorizationAttributes> asked = new ArrayList<>();
        Filter filter = new ImpersonationFilter(
                attributes -> {
                    asked.add(attributes);
                    return Authorizer.Decision.allow("");
                },
                JSON);
        InProcessExchange exchange = as(
                UserInfo.of("admin"),
                InProcessExchange.get("/api/v1/pods")
                        .withHeader("Impersonate-User", "system:serviceaccount:ns:robot")
                        .withHeader("impersonate-extra-some%2Fscope", "view")
                        .withHeader("Accept", "x"));
        List<HttpExchange> served = new ArrayList<>();
        serve(filter, served::add, exchange);
        UserInfo user = served.getFirst().attribute(UserInfo.ATTRIBUTE).orElseThrow();
        assertEquals("system:serviceaccount:ns:robot", user.name());
        assertEquals(
                List.of("system:serviceaccounts", "system:serviceaccounts:ns", "system:authenticated"), user.groups());
        assertEquals(List.of("view"), user.extra().get("some/scope"));
        assertEquals(List.of("Accept"), served.getFirst().headerNames());
        assertEquals(
                List.of("serviceaccounts robot in ns", "userextras view in "),
                asked.stream()
                        .map(each -> each.resource() + " " + each.name() + " in " + each.namespace())
                        .toList());
    }

    @Test
    void impersonation_is_refused_in_the_real_servers_words() throws IOException {
        Filter filter = new ImpersonationFilter(attributes -> Authorizer.Decision.NO_OPINION, JSON);
        InProcessExchange exchange = as(
                UserInfo.of("bob"),
                InProcessExchange.get("/api/v1/namespaces/default/configmaps").withHeader("Impersonate-User", "admin"));
        assertEquals(403, serve(filter, OK, exchange).status());
        assertEquals(
                "users \"admin\" is forbidden: User \"bob\" cannot impersonate resource \"users\" in API group \"\" at"
                        + " the cluster scope",
                json(exchange.answerText()).get("message").asString());
    }

    @Test
    void groups_without_a_user_are_500_in_the_real_servers_words() throws IOException {
        Filter filter = new ImpersonationFilter(attributes -> Authorizer.Decision.allow(""), JSON);
        InProcessExchange exchange = as(
                UserInfo.of("admin"),
                InProcessExchange.get("/api/v1/namespaces/default/configmaps").withHeader("Impersonate-Group", "x"));
        assertEquals(500, serve(filter, OK, exchange).status());
        assertEquals(
                "Internal Server Error: \"/api/v1/namespaces/default/configmaps\": requested [{Group  x    }] without"
                        + " impersonating a user\n",
                exchange.answerText());
    }

    @Test
    void warnings_are_said_once_and_within_limits() throws IOException {
        InProcessExchange exchange = serve(
                new WarningFilter(),
                warned -> {
                    WarningRecorder.warn(warned, "say \"it\"");
                    WarningRecorder.warn(warned, "say \"it\"");
                    WarningRecorder.warn(warned, "another");
                },
                InProcessExchange.get("/"));
        assertEquals(List.of("299 - \"say \\\"it\\\"\"", "299 - \"another\""), exchange.answerHeaders("Warning"));
        InProcessExchange many = serve(
                new WarningFilter(),
                warned -> {
                    for (int i = 0; i < 100; i++) {
                        WarningRecorder.warn(warned, "x".repeat(300) + i);
                    }
                },
                InProcessExchange.get("/"));
        int length =
                many.answerHeaders("Warning").stream().mapToInt(String::length).sum();
        assertTrue(length < 5 * 1024, () -> length + " characters");
    }

    @Test
    void an_http2_client_is_asked_to_go_away_by_chance() throws IOException {
        InProcessExchange exchange = serve(new GoawayFilter(0.5, () -> 0.1), OK, InProcessExchange.get("/"));
        assertTrue(exchange.answerHeader("Connection").isEmpty(), "HTTP/1.1 clients are left alone");
    }

    @Test
    void an_audit_id_is_the_clients_own_or_made_up() throws IOException {
        InProcessExchange sent =
                serve(new AuditIdFilter(), OK, InProcessExchange.get("/").withHeader("Audit-ID", "mine"));
        assertEquals("mine", sent.answerHeader("Audit-ID").orElseThrow());
        InProcessExchange made = serve(new AuditIdFilter(), OK, InProcessExchange.get("/"));
        assertEquals(36, made.answerHeader("Audit-ID").orElseThrow().length());
    }
}
