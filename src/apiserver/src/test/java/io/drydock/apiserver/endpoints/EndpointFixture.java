package io.drydock.apiserver.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.admission.AdmissionChain;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AlwaysAllowAuthorizer;
import io.drydock.apiserver.endpoints.handlers.EndpointSettings;
import io.drydock.apiserver.endpoints.handlers.OpenWatches;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.InProcessExchange;
import io.drydock.apiserver.registry.RestOptions;
import io.drydock.apiserver.registry.SharedRestOptions;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.request.RequestInfo;
import io.drydock.apiserver.request.RequestInfoResolver;
import io.drydock.apiserver.server.RestEndpoints;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Some resources of release 1.20 over memory, called without a socket. */
final class EndpointFixture {
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final SharedRestOptions options;
    private final List<RestEndpoints> endpoints;
    final OpenWatches watches = new OpenWatches();

    EndpointFixture() {
        this(Release.V1_20, AdmissionChain.EMPTY);
    }

    EndpointFixture(Release release, AdmissionChain admission) {
        TypeCatalog catalog = TypeCatalog.load(release);
        Scheme scheme = Scheme.builder(catalog).build();
        options = new SharedRestOptions(scheme, new MemoryStorage(), "/registry", Duration.ofHours(1), clock);
        EndpointSettings settings = new EndpointSettings(
                scheme,
                admission,
                new AlwaysAllowAuthorizer(),
                Duration.ZERO,
                EndpointSettings.DEFAULT_MAX_REQUEST_BODY_BYTES,
                watches,
                clock);
        Map<GroupVersion, Map<String, RestStorage>> storages = new TreeMap<>();
        storages.put(
                new GroupVersion("", "v1"),
                Map.of(
                        "configmaps",
                        store("", "v1", "ConfigMap", "configmaps"),
                        "configmaps/proxy",
                        new PathEcho(),
                        "nodes",
                        store("", "v1", "Node", "nodes")));
        RestStorage autoscalers = store("autoscaling", "v1", "HorizontalPodAutoscaler", "horizontalpodautoscalers");
        storages.put(new GroupVersion("autoscaling", "v1"), Map.of("horizontalpodautoscalers", autoscalers));
        if (release == Release.V1_20) {
            storages.put(new GroupVersion("autoscaling", "v2beta1"), Map.of("horizontalpodautoscalers", autoscalers));
        }
        ApiInstaller installer = new ApiInstaller(settings);
        endpoints = ApiGroupInfo.ofRelease(catalog, storages).stream()
                .map(group -> group.isLegacy()
                        ? installer.installLegacy(group, () -> "127.0.0.1:6443")
                        : installer.install(group))
                .toList();
    }

    private Store store(String group, String version, String kind, String resource) {
        GroupResource named = new GroupResource(group, resource);
        RestOptions restOptions = options.restOptions(named);
        return new Store(
                restOptions,
                named,
                new PlainStrategy(new GroupVersion(group, version).withKind(kind), !resource.equals("nodes")),
                TableConvertor.DEFAULT);
    }

    InProcessExchange get(String target, String... headers) throws IOException {
        return call("GET", target, "", headers);
    }

    InProcessExchange post(String target, String body) throws IOException {
        return call("POST", target, body);
    }

    InProcessExchange createConfigMap(String name, String data) throws IOException {
        return post(
                CONFIG_MAPS,
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name + "\"},\"data\":{"
                        + data.replace('\'', '"') + "}}");
    }

    /** @param headers names and values in turn */
    InProcessExchange call(String method, String target, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        InProcessExchange exchange = InProcessExchange.of(method, target, bytes);
        if (bytes.length > 0) {
            exchange.withHeader("Content-Length", Integer.toString(bytes.length));
        }
        for (int i = 0; i < headers.length; i += 2) {
            exchange.withHeader(headers[i], headers[i + 1]);
        }
        handle(exchange);
        return exchange;
    }

    void handle(HttpExchange exchange) throws IOException {
        RequestInfo info = RequestInfoResolver.withLegacyApi().resolve(exchange);
        exchange.setAttribute(RequestInfo.ATTRIBUTE, info);
        exchange.setAttribute(UserInfo.ATTRIBUTE, UserInfo.of("tester"));
        for (RestEndpoints each : endpoints) {
            var handler = each.find(info);
            if (handler.isPresent()) {
                handler.get().handle(exchange);
                return;
            }
        }
        Handler mux = other -> other.send(404, "text/plain; charset=utf-8", "404 page not found\n".getBytes(UTF_8));
        mux.handle(exchange);
    }

    static JsonNode json(InProcessExchange exchange) {
        return JsonMapper.shared().readTree(exchange.answer());
    }
}
