package io.drydock.apiserver.openapi;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves {@code /openapi/v2} and {@code /openapi/v3}. Nothing is read or computed before somebody asks; what was
 * computed is kept as the bytes that are sent.
 *
 * @see "Go: staging/src/k8s.io/kube-openapi/pkg/handler/handler.go: OpenAPIService"
 */
public final class OpenApiService {
    private static final String JSON = "application/json";
    private static final String PROTOBUF = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    /** The same without an at sign, which Go's own library refuses to read in an answer. */
    private static final String PROTOBUF_ALIAS = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private final Supplier<JsonNode> swagger;
    private final Supplier<SchemaDefaults> defaults;
    private final Supplier<Iterable<String>> roots;
    private final Kept<Document> json;
    private final Kept<Document> protobuf;
    private final Kept<Map<String, Document>> groupVersions;
    private final Kept<Document> index;

    /**
     * @param swagger reads the Swagger 2.0 document; called when it is first needed, and again if it was let go
     * @param defaults of the fields, of which Swagger does not tell; called as the document is
     * @param roots of what is served, such as {@code api/v1}, {@code apis/apps/v1} and {@code version}
     */
    public OpenApiService(
            Supplier<JsonNode> swagger, Supplier<SchemaDefaults> defaults, Supplier<Iterable<String>> roots) {
        this.swagger = swagger;
        this.defaults = defaults;
        this.roots = roots;
        this.json = new Kept<>(() -> Document.of(JSON, bytes(swagger.get())));
        this.protobuf = new Kept<>(() -> Document.of(PROTOBUF_ALIAS, OpenApiV2Protobuf.encode(swagger.get())));
        this.groupVersions = new Kept<>(this::buildGroupVersions);
        this.index = new Kept<>(this::buildIndex);
    }

    /** For {@code /openapi/v2}. */
    public Handler versionTwo() {
        return exchange -> {
            String accept = exchange.header("Accept");
            if (accept.contains(PROTOBUF) || accept.contains(PROTOBUF_ALIAS)) {
                protobuf.get().send(exchange);
            } else if (acceptsJson(exchange)) {
                json.get().send(exchange);
            } else {
                exchange.setStatus(406);
            }
        };
    }

    /** For {@code /openapi/v3} and everything below it. */
    public Handler versionThree() {
        return this::serveVersionThree;
    }

    private void serveVersionThree(HttpExchange exchange) throws IOException {
        String below = exchange.path().substring("/openapi/v3".length());
        if (below.isEmpty() || below.equals("/")) {
            index.get().send(exchange);
            return;
        }
        Optional<Document> document = Optional.ofNullable(groupVersions.get().get(below.substring(1)));
        if (document.isPresent()) {
            send(exchange, below.substring(1), document.get());
        } else {
            exchange.setStatus(404);
        }
    }

    /** Who names the hash may keep the document for good; who names that of an older one is sent to the newest. */
    private static void send(HttpExchange exchange, String root, Document document) throws IOException {
        String hash = exchange.query().first("hash");
        if (!acceptsJson(exchange)) {
            exchange.setStatus(406);
            return;
        }
        if (!hash.isEmpty() && !hash.equals(document.hash())) {
            exchange.setHeader("Location", address(root, document));
            exchange.setStatus(301);
            return;
        }
        if (!hash.isEmpty()) {
            exchange.setHeader("Cache-Control", "public, immutable");
            Instant inAYear = Instant.now().plus(Duration.ofDays(365));
            exchange.setHeader("Expires", Document.httpDate(inAYear));
        }
        document.send(exchange);
    }

    private static String address(String root, Document document) {
        return "/openapi/v3/" + root + "?hash=" + document.hash();
    }

    private static boolean acceptsJson(HttpExchange exchange) {
        String accept = exchange.header("Accept");
        return accept.isEmpty() || accept.contains(JSON) || accept.contains("*/*") || accept.contains("application/*");
    }

    private Map<String, Document> buildGroupVersions() {
        JsonNode read = swagger.get();
        SchemaDefaults beside = defaults.get();
        Map<String, Document> documents = new TreeMap<>();
        for (String root : roots.get()) {
            documents.put(root, Document.of(JSON, bytes(OpenApiV3Document.of(read, beside, root))));
        }
        return documents;
    }

    private Document buildIndex() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ObjectNode paths = tree.putObject("paths");
        groupVersions
                .get()
                .forEach((root, document) -> paths.putObject(root).put("serverRelativeURL", address(root, document)));
        return Document.of(JSON, bytes(tree));
    }

    private static byte[] bytes(JsonNode tree) {
        return JsonMapper.shared().writeValueAsBytes(tree);
    }

    /** A value computed when it is first asked for, by one thread while others wait. */
    private static final class Kept<T> {
        private final Supplier<T> compute;
        private volatile @Nullable T value;

        Kept(Supplier<T> compute) {
            this.compute = compute;
        }

        T get() {
            T known = value;
            if (known == null) {
                synchronized (this) {
                    known = value;
                    if (known == null) {
                        known = compute.get();
                        value = known;
                    }
                }
            }
            return known;
        }
    }
}
