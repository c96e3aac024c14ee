package io.drydock.apiserver.webhook;

import io.drydock.apiserver.proxy.Location;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where a webhook is, and which servers are believed to be it.
 *
 * @param host as it is called in URLs and certificates; of a service {@code name.namespace.svc}
 * @param port negative where the URL names none
 * @param path with a slash at its beginning
 * @param service the service to be resolved; absent for a webhook at a URL
 * @param caBundle certificates of authorities in base64 of PEM; empty for those that the machine knows
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/webhook/client.go: ClientConfig"
 */
public record WebhookTarget(String host, int port, String path, Optional<Service> service, String caBundle) {
    private static final int HTTPS_PORT = 443;

    /** A service of the cluster. */
    public record Service(String namespace, String name) {}

    /**
     * Reads a {@code WebhookClientConfig}.
     *
     * @throws IllegalArgumentException when it says neither URL nor service; its message is for the client
     */
    public static WebhookTarget of(JsonNode clientConfig) {
        String caBundle = clientConfig.path("caBundle").asString("");
        JsonNode reference = clientConfig.path("service");
        if (reference.isObject()) {
            Service service = new Service(
                    reference.path("namespace").asString(""),
                    reference.path("name").asString(""));
            return new WebhookTarget(
                    service.name() + "." + service.namespace() + ".svc",
                    reference.path("port").asInt(HTTPS_PORT),
                    rooted(reference.path("path").asString("")),
                    Optional.of(service),
                    caBundle);
        }
        String url = clientConfig.path("url").asString("");
        if (url.isEmpty()) {
            throw new IllegalArgumentException("webhook configuration must have either service or URL");
        }
        try {
            URI uri = new URI(url).parseServerAuthority();
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("Unparsable URL: " + url + " has no host");
            }
            String host = uri.getHost().replaceAll("[\\[\\]]", "");
            return new WebhookTarget(host, uri.getPort(), rooted(uri.getPath()), Optional.empty(), caBundle);
        } catch (URISyntaxException broken) {
            throw new IllegalArgumentException("Unparsable URL: " + broken.getMessage(), broken);
        }
    }

    private static String rooted(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    int dialedPort() {
        return port < 0 ? HTTPS_PORT : port;
    }

    /** @param query without its question mark */
    Location location(String query) {
        return new Location("https", host, port < 0 ? "" : Integer.toString(port), path, query);
    }
}
