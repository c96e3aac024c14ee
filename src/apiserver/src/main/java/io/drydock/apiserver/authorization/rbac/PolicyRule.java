package io.drydock.apiserver.authorization.rbac;

import io.drydock.apiserver.authorization.AuthorizationAttributes;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One rule of a role: verbs on resources, or verbs on paths that are not resources.
 *
 * @param resources names such as {@code pods}, {@code pods/log}, {@code *} or {@code *}{@code /scale}
 * @param resourceNames empty for every name
 * @param nonResourceUrls paths, each perhaps ending in {@code *}
 * @see "Go: staging/src/k8s.io/api/rbac/v1/types.go: PolicyRule"
 * @see "Go: pkg/apis/rbac/v1/evaluation_helpers.go"
 */
public record PolicyRule(
        List<String> verbs,
        List<String> apiGroups,
        List<String> resources,
        List<String> resourceNames,
        List<String> nonResourceUrls) {
    private static final String ALL = "*";

    public PolicyRule {
        verbs = List.copyOf(verbs);
        apiGroups = List.copyOf(apiGroups);
        resources = List.copyOf(resources);
        resourceNames = List.copyOf(resourceNames);
        nonResourceUrls = List.copyOf(nonResourceUrls);
    }

    /** Reads the {@code rules} of a role's tree; what is missing is empty. */
    public static List<PolicyRule> listOf(JsonNode rules) {
        List<PolicyRule> all = new ArrayList<>(rules.size());
        for (JsonNode rule : rules) {
            all.add(of(rule));
        }
        return List.copyOf(all);
    }

    public static PolicyRule of(JsonNode rule) {
        return new PolicyRule(
                texts(rule.path("verbs")),
                texts(rule.path("apiGroups")),
                texts(rule.path("resources")),
                texts(rule.path("resourceNames")),
                texts(rule.path("nonResourceURLs")));
    }

    /** Whether this rule alone allows the request. */
    public boolean allows(AuthorizationAttributes request) {
        if (!allowsVerb(request.verb())) {
            return false;
        }
        return request.isResourceRequest()
                ? (apiGroups.contains(ALL) || apiGroups.contains(request.apiGroup()))
                        && allowsResource(request.resource(), request.subresource())
                        && (resourceNames.isEmpty() || resourceNames.contains(request.name()))
                : allowsPath(request.path());
    }

    private boolean allowsVerb(String verb) {
        return verbs.contains(ALL) || verbs.contains(verb);
    }

    private boolean allowsResource(String resource, String subresource) {
        if (resources.contains(ALL)) {
            return true;
        }
        return subresource.isEmpty()
                ? resources.contains(resource)
                : resources.contains(resource + "/" + subresource) || resources.contains("*/" + subresource);
    }

    private boolean allowsPath(String path) {
        return nonResourceUrls.stream().anyMatch(url -> urlCovers(url, path));
    }

    /** Whether a path of a rule, which may end in a star, stands for another path. */
    public static boolean urlCovers(String url, String path) {
        return url.equals(ALL)
                || url.equals(path)
                || (url.endsWith(ALL) && path.startsWith(url.substring(0, url.length() - 1)));
    }

    private static List<String> texts(JsonNode array) {
        List<String> all = new ArrayList<>(array.size());
        array.forEach(entry -> all.add(entry.asString()));
        return all;
    }
}
