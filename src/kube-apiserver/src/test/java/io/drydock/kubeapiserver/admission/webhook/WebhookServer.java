package io.drydock.kubeapiserver.admission.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks on HTTPS, each at a path of its own, that remember what they were asked. */
final class WebhookServer implements AutoCloseable {
    private static final char[] PASSWORD = {};

    private final CertificateAndKey authority = SelfSigned.authority("webhooks");
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Function<JsonNode, String>> hooks = new ConcurrentHashMap<>();
    private final Map<String, List<Asked>> asked = new ConcurrentHashMap<>();

    private WebhookServer() throws IOException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /** @param target path and query */
    record Asked(String target, String host, String authorization, JsonNode review) {
        JsonNode request() {
            return review.path("request");
        }
    }

    static WebhookServer start() throws IOException, GeneralSecurityException {
        WebhookServer started = new WebhookServer();
        started.server.start();
        return started;
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        CertificateAndKey serving =
                SelfSigned.serving(authority, List.of("127.0.0.1", "localhost", "hooks.default.svc"));
        KeyStore keys = KeyStore.getInstance("JKS");
        keys.load(null, null);
        keys.setKeyEntry("serving", serving.key(), PASSWORD, serving.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The certificate of its authority, as configurations have it. */
    String caBundle() {
        byte[] pem = SelfSigned.certificatesPem(authority.chain()).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(pem);
    }

    /** Answers reviews that come to the path with whatever the function makes of them. */
    void answerRaw(String path, Function<JsonNode, String> answer) {
        hooks.put(path, answer);
    }

    /** Answers with a response; whose question it is to, and its version, follow from the review. */
    void answer(String path, Function<JsonNode, ObjectNode> response) {
        answerRaw(path, review -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("apiVersion", review.path("apiVersion").asString());
            answer.put("kind", "AdmissionReview");
            ObjectNode given = response.apply(review.path("request"));
            given.put("uid", review.at("/request/uid").asString());
            answer.set("response", given);
            return answer.toString();
        });
    }

    List<Asked> asked(String path) {
        return asked.computeIfAbsent(path, first -> new CopyOnWriteArrayList<>());
    }

    static ObjectNode allowed() {
        return JsonNodeFactory.instance.objectNode().put("allowed", true);
    }

    /** @param operations a JSON patch with single quotes */
    static ObjectNode patch(String operations) {
        byte[] patch = operations.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return allowed().put("patchType", "JSONPatch").put("patch", patch);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            JsonNode review =
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            Function<JsonNode, String> hook = hooks.get(path);
            if (hook == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            asked(path)
                    .add(new Asked(
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders().getFirst("Host"),
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                            review));
            byte[] answer = hook.apply(review).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
