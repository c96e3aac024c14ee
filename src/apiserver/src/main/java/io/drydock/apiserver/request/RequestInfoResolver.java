package io.drydock.apiserver.request;

import io.drydock.apimachinery.fields.FieldSelector;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a request asks for from its method, path and query.
 *
 * <p>Resource paths are {@code /api/VERSION/…} and {@code /apis/GROUP/VERSION/…}, then a resource or
 * {@code namespaces/NAMESPACE/RESOURCE}, then a name, a subresource and whatever the subresource makes of the rest. The
 * old verbs {@code watch} and {@code proxy} may come before the resource. Every other path is not for a resource.
 *
 * @param apiPrefixes the first segments that resources live under
 * @param grouplessApiPrefixes those of them after which no group follows
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go: RequestInfoFactory.NewRequestInfo"
 */
public record RequestInfoResolver(Set<String> apiPrefixes, Set<String> grouplessApiPrefixes) {
    private static final Set<String> PATH_VERBS = Set.of("proxy", "watch");
    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

    public RequestInfoResolver {
        apiPrefixes = Set.copyOf(apiPrefixes);
        grouplessApiPrefixes = Set.copyOf(grouplessApiPrefixes);
    }

    /** For a server that has {@code /apis} and the legacy {@code /api}. */
    public static RequestInfoResolver withLegacyApi() {
        return new RequestInfoResolver(Set.of("api", "apis"), Set.of("api"));
    }

    /** @throws RequestInfoException when the path begins as a resource's and cannot be one */
    public RequestInfo resolve(HttpExchange exchange) {
        return resolve(exchange.method(), exchange.path(), exchange.query());
    }

    /** @throws RequestInfoException when the path begins as a resource's and cannot be one */
    public RequestInfo resolve(String method, String path, Query query) {
        List<String> parts = segments(path);
        if (parts.size() < 3 || !apiPrefixes.contains(parts.getFirst())) {
            return nonResource(method, path);
        }
        String prefix = parts.getFirst();
        parts = after(parts, 1);
        String group = "";
        if (!grouplessApiPrefixes.contains(prefix)) {
            if (parts.size() < 3) {
                return nonResource(method, path);
            }
            group = parts.getFirst();
            parts = after(parts, 1);
        }
        String version = parts.getFirst();
        parts = after(parts, 1);

        String verb = verbOf(method);
        if (PATH_VERBS.contains(parts.getFirst())) {
            if (parts.size() < 2) {
                throw new RequestInfoException("unable to determine kind and namespace from url, " + path);
            }
            verb = parts.getFirst();
            parts = after(parts, 1);
        }

        String namespace = "";
        if (parts.getFirst().equals("namespaces") && parts.size() > 1) {
            namespace = parts.get(1);
            if (parts.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(parts.get(2))) {
                parts = after(parts, 2);
            }
        }

        String resource = parts.getFirst();
        String name = parts.size() > 1 ? parts.get(1) : "";
        String subresource = parts.size() > 2 && !verb.equals("proxy") ? parts.get(2) : "";
        if (name.isEmpty() && verb.equals("get")) {
            verb = isWatch(query) ? "watch" : "list";
            name = nameSelected(query).orElse("");
        }
        if (name.isEmpty() && verb.equals("delete")) {
            verb = "deletecollection";
        }
        return new RequestInfo(true, path, verb, prefix, group, version, namespace, resource, subresource, name, parts);
    }

    private static RequestInfo nonResource(String method, String path) {
        return new RequestInfo(false, path, method.toLowerCase(Locale.ROOT), "", "", "", "", "", "", "", List.of());
    }

    private static String verbOf(String method) {
        return switch (method) {
            case "POST" -> "create";
            case "GET", "HEAD" -> "get";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> "";
        };
    }

    private static boolean isWatch(Query query) {
        return query.optional("watch")
                .map(value -> !value.equals("0") && !value.equalsIgnoreCase("false"))
                .orElse(false);
    }

    /** A list of the one object with a given name is authorized as a request for that name. */
    private static Optional<String> nameSelected(Query query) {
        try {
            return FieldSelector.parse(query.first("fieldSelector"))
                    .requiredValue("metadata.name")
                    .filter(RequestInfoResolver::isPathSegment);
        } catch (InvalidSelectorException refusedLater) {
            return Optional.empty();
        }
    }

    private static boolean isPathSegment(String name) {
        return !name.equals(".") && !name.equals("..") && name.indexOf('/') < 0 && name.indexOf('%') < 0;
    }

    private static List<String> after(List<String> parts, int count) {
        return parts.subList(count, parts.size());
    }

    private static List<String> segments(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return start == end ? List.of() : List.of(path.substring(start, end).split("/", -1));
    }
}
