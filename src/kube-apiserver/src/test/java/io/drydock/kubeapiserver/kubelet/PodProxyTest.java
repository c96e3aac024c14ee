package io.drydock.kubeapiserver.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drydock.kubeapiserver.running.Requests;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Requests that are passed on to what runs in a pod. Pods are never reached on loopback addresses, so this one has the
 * address that the machine has in its network.
 */
class PodProxyTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String SERVICES = "/api/v1/namespaces/default/services";

    private static HttpServer backend;
    private static RunningServer server;
    private static Requests requests;

    @BeforeAll
    static void start_a_server_and_what_runs_in_a_pod() throws Exception {
        Optional<InetAddress> address = ownAddress();
        assumeTrue(address.isPresent(), "this machine is in no network");
        backend = HttpServer.create(new InetSocketAddress(address.get(), 0), 0);
        backend.createContext("/", PodProxyTest::answer);
        backend.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        backend.start();
        server = RunningServer.start();
        requests = new Requests(server);
        String ip = address.get().getHostAddress();
        int port = backend.getAddress().getPort();
        requests.post(PODS, """
                {"metadata": {"name": "web"}, "spec": {"nodeName": "n", "containers":
                 [{"name": "c", "image": "i", "ports": [{"containerPort": %d}]}]}}""".formatted(port));
        patch(
                PODS + "/web/status",
                "{\"status\": {\"podIP\": \"%s\", \"podIPs\": [{\"ip\": \"%s\"}]}}".formatted(ip, ip));
        requests.post(SERVICES, """
                {"metadata": {"name": "shop"}, "spec": {"ports": [{"name": "http", "port": 80}]}}""");
        requests.post("/api/v1/namespaces/default/endpoints", """
                {"metadata": {"name": "shop"}, "subsets": [{"ports": [{"name": "http", "port": %d}], "addresses":
                 [{"ip": "%s", "targetRef": {"kind": "Pod", "namespace": "default", "name": "web"}}]}]}""".formatted(port, ip));
    }

    @AfterAll
    static void stop_them() {
        if (requests != null) {
            requests.close();
            server.close();
        }
        if (backend != null) {
            backend.stop(0);
        }
    }

    /** Says back what it was asked, or redirects within itself. */
    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Of-The-Pod", "yes");
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        String path = exchange.getRequestURI().toString();
        int status = 200;
        if (path.equals("/old")) {
            exchange.getResponseHeaders().set("Location", "/new");
            status = 302;
        } else if (path.equals("/missing")) {
            status = 404;
        }
        String said = exchange.getRequestMethod() + " " + path + " " + body + " "
                + exchange.getRequestHeaders().getFirst("X-Forwarded-Uri") + " "
                + exchange.getRequestHeaders().containsKey("Authorization");
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void every_method_path_query_and_body_reaches_the_pod_without_the_callers_credentials() {
        HttpResponse<String> got = requests.get(PODS + "/web/proxy/a/b?q=1&r=%20");
        assertEquals(200, got.statusCode(), got.body());
        assertEquals("GET /a/b?q=1&r=%20  " + PODS + "/web/proxy/a/b false", got.body());
        assertEquals("yes", got.headers().firstValue("X-Of-The-Pod").orElse(""));
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            HttpResponse<String> sent = requests.send(method, PODS + "/web/proxy/x", "hello");
            assertEquals(method + " /x hello " + PODS + "/web/proxy/x false", sent.body());
        }
    }

    @Test
    void a_service_is_one_of_its_pods_by_the_name_or_the_number_of_its_port() {
        for (String name : new String[] {"shop:http", "shop:80", "http:shop:80"}) {
            HttpResponse<String> got = requests.get(SERVICES + "/" + name + "/proxy/cart?n=2");
            assertEquals(200, got.statusCode(), got.body());
            assertTrue(got.body().startsWith("GET /cart?n=2 "), got.body());
        }
        assertEquals(503, requests.get(SERVICES + "/shop:other/proxy/").statusCode());
    }

    @Test
    void what_the_pod_answers_comes_back_as_it_is_and_redirects_lead_back_through_here() {
        HttpResponse<String> missing = requests.get(PODS + "/web/proxy/missing");
        assertEquals(404, missing.statusCode());
        assertTrue(missing.body().startsWith("GET /missing"));
        HttpResponse<String> moved = requests.get(PODS + "/web/proxy/old");
        assertEquals(302, moved.statusCode());
        String location = moved.headers().firstValue("Location").orElse("");
        assertTrue(location.endsWith(PODS + "/web/proxy/new"), location);
    }

    @Test
    void the_root_is_behind_a_slash() {
        HttpResponse<String> root = requests.get(PODS + "/web/proxy?x=1");
        assertEquals(301, root.statusCode());
        assertEquals(
                PODS + "/web/proxy/?x=1", root.headers().firstValue("Location").orElse(""));
        assertTrue(requests.get(PODS + "/web/proxy/").body().startsWith("GET / "));
    }

    private static void patch(String path, String body) {
        HttpResponse<String> answer =
                requests.send("PATCH", path, body, "Content-Type", "application/merge-patch+json");
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static Optional<InetAddress> ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address
                        && !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress())
                .findFirst();
    }
}
