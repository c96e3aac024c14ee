package io.drydock.kubeapiserver.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Logs, tunnels and proxied requests, from a client through the server to an agent on a node. */
@Timeout(60)
class NodeConnectionsTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";

    @TempDir
    private static Path folder;

    private static FakeKubelet kubelet;
    private static RunningServer server;
    private static HttpClient client;

    @BeforeAll
    static void start_a_server_a_kubelet_and_a_pod() throws Exception {
        kubelet = FakeKubelet.start();
        server = RunningServer.start(kubelet.flags(folder).toArray(String[]::new));
        client = server.client();
        createNode("worker", "127.0.0.1", kubelet.port());
        createNode("silent", "127.0.0.1", closedPort());
        post("/api/v1/nodes", "{'metadata':{'name':'nowhere'}}");
        createPod("web", "worker");
        createPod("mute", "silent");
        createPod("lost", "nowhere");
        createPod("stray", "missing");
    }

    @AfterAll
    static void stop_them() throws IOException {
        client.close();
        server.close();
        kubelet.close();
    }

    @Test
    void the_log_of_a_container_comes_from_its_kubelet() throws Exception {
        HttpResponse<String> log = get(PODS + "/web/log?tailLines=2&timestamps=true");
        assertEquals("one\ntwo\n", log.body());
        assertEquals("text/plain", log.headers().firstValue("Content-Type").orElse(""));
        assertEquals("GET /containerLogs/default/web/main?tailLines=2&timestamps=true HTTP/1.1", nextLine());
    }

    @Test
    void a_log_that_the_kubelet_does_not_have_is_not_found() throws Exception {
        JsonNode status = status(404, PODS + "/web/log?container=absent");
        assertEquals(
                "the server could not find the requested resource ( pods/log web)",
                status.path("message").asString());
        assertEquals("NotFound", status.path("reason").asString());
        nextLine();
    }

    @Test
    void senseless_log_options_are_refused_before_anybody_is_dialed() throws Exception {
        assertEquals(
                "PodLogOptions \"web\" is invalid: [tailLines: Invalid value: -1: must be greater than or equal to 0, "
                        + "limitBytes: Invalid value: 0: must be greater than 0]",
                message(422, PODS + "/web/log?tailLines=-1&limitBytes=0"));
    }

    @Test
    void a_kubelet_that_cannot_be_dialed_is_named_with_the_reason() throws Exception {
        String message = message(500, PODS + "/mute/log");
        assertTrue(
                message.matches("Get \"https://127.0.0.1:\\d+/containerLogs/default/mute/main\": "
                        + "dial tcp 127.0.0.1:\\d+: connect: connection refused"),
                message);
        assertEquals("no preferred addresses found; known addresses: []", message(500, PODS + "/lost/log"));
        assertEquals("nodes \"missing\" not found", message(404, PODS + "/stray/log"));
    }

    @Test
    void requests_to_a_node_are_passed_on_to_its_kubelet_without_the_callers_credentials() throws Exception {
        HttpResponse<String> answer = get("/api/v1/nodes/worker/proxy/stats/summary?only=cpu");
        assertEquals("GET /stats/summary?only=cpu HTTP/1.1", answer.body());
        assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        String head = kubelet.nextHead();
        assertFalse(head.contains("admintoken"), head);
        assertTrue(head.contains("X-Forwarded-Uri: /api/v1/nodes/worker/proxy/stats/summary\r\n"), head);
        assertTrue(head.contains("X-Forwarded-For: 127.0.0.1\r\n"), head);
        HttpResponse<String> root = get("/api/v1/nodes/worker/proxy");
        assertEquals(301, root.statusCode());
        assertEquals(
                "/api/v1/nodes/worker/proxy/",
                root.headers().firstValue("Location").orElse(""));
    }

    @Test
    void a_node_or_a_service_that_cannot_be_reached_is_unavailable() throws Exception {
        String message = message(503, "/api/v1/nodes/silent/proxy/healthz");
        assertTrue(
                message.matches("error trying to reach service: dial tcp 127.0.0.1:\\d+: connect: connection refused"),
                message);
        assertEquals("invalid node request \"ftp:worker:21\"", message(400, "/api/v1/nodes/ftp:worker:21/proxy/"));
        assertEquals("address not allowed", message(400, "/api/v1/nodes/worker:22/proxy/"));
        post("/api/v1/namespaces/default/services", "{'metadata':{'name':'shop'},'spec':{'ports':[{'port':80}]}}");
        post("/api/v1/namespaces/default/endpoints", "{'metadata':{'name':'shop'}}");
        String shop = "/api/v1/namespaces/default/services/shop";
        assertEquals("no endpoints available for service \"shop\"", message(503, shop + "/proxy/"));
        assertEquals("no service port 81 found for service \"shop\"", message(503, shop + ":81/proxy/"));
    }

    @Test
    void a_pod_is_reached_by_addresses_of_other_machines_only() throws Exception {
        assertEquals("address not allowed", message(400, PODS + "/web/proxy/"));
        assertEquals("invalid pod request \":80\"", message(400, PODS + "/:80/proxy/"));
    }

    @Test
    void exec_becomes_a_tunnel_in_the_protocol_that_both_ends_want() throws Exception {
        try (Socket socket = server.tls()
                .getSocketFactory()
                .createSocket("127.0.0.1", server.url().getPort())) {
            socket.getOutputStream()
                    .write(("POST " + PODS + "/web/exec?command=cat&command=a%20b&stdin=true HTTP/1.1\r\n"
                                    + "Host: 127.0.0.1\r\nAuthorization: Bearer admintoken\r\n"
                                    + "Connection: Upgrade\r\nUpgrade: SPDY/3.1\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 101 Switching Protocols", answer.readLine());
            while (!String.valueOf(answer.readLine()).isEmpty()) {
                continue;
            }
            assertEquals(
                    "POST /exec/default/web/main?command=cat&command=a+b&error=1&input=1&output=1 HTTP/1.1",
                    nextLine());
            for (String said : new String[] {"hello", "and again"}) {
                socket.getOutputStream().write((said + "\n").getBytes(StandardCharsets.US_ASCII));
                assertEquals(said, answer.readLine());
            }
        }
    }

    @Test
    void a_stream_that_nobody_asks_to_upgrade_or_that_leads_nowhere_is_refused() throws Exception {
        assertEquals("Upgrade request required", message(400, PODS + "/web/portforward"));
        HttpResponse<String> answer = client.send(
                request(PODS + "/mute/attach")
                        .version(HttpClient.Version.HTTP_1_1)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(400, answer.statusCode(), answer.body());
    }

    @Test
    void the_story_of_the_start_says_how_nodes_are_dialed() throws Exception {
        String story = get("/debug/startup").body();
        int dialer = story.indexOf("\"CreateNodeDialer\"");
        assertTrue(0 < dialer && dialer < story.indexOf("\"CreateKubeAPIServerConfig\""), story);
        assertTrue(story.contains("kubelets must show a certificate of --kubelet-certificate-authority"), story);
    }

    private static String nextLine() throws InterruptedException {
        return kubelet.nextHead().lines().findFirst().orElse("");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void createNode(String name, String address, int port) throws Exception {
        post(
                "/api/v1/nodes",
                "{'metadata':{'name':'%s'},'status':{'addresses':[{'type':'InternalIP','address':'%s'}],"
                                .formatted(name, address)
                        + "'daemonEndpoints':{'kubeletEndpoint':{'Port':%d}}}}".formatted(port));
    }

    private static void createPod(String name, String node) throws Exception {
        post(
                PODS,
                "{'metadata':{'name':'%s'},'spec':{'nodeName':'%s',".formatted(name, node)
                        + "'containers':[{'name':'main','image':'i'}],'initContainers':[{'name':'absent','image':'i'}]}}");
    }

    private static void post(String path, String json) throws Exception {
        HttpResponse<String> answer = client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer.body());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.url().resolve(path)).header("Authorization", "Bearer admintoken");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode status(int code, String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertEquals(code, answer.statusCode(), answer.body());
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String message(int code, String path) throws Exception {
        return status(code, path).path("message").asString();
    }
}
