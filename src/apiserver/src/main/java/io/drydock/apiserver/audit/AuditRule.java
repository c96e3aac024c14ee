package io.drydock.apiserver.audit;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.request.RequestInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One rule of a policy. What a rule does not mention it does not ask for.
 *
 * @param level how much of requests that fit is recorded
 * @param omitsManagedFields absent where the policy decides
 * @see "Go: staging/src/k8s.io/apiserver/pkg/audit/policy/checker.go: ruleMatches"
 */
record AuditRule(
        AuditLevel level,
        Set<String> users,
        Set<String> userGroups,
        Set<String> verbs,
        Set<String> namespaces,
        List<Resources> resources,
        Set<String> nonResourceUrls,
        Set<String> omittedStages,
        Optional<Boolean> omitsManagedFields) {

    /** The resources of one group; none named means all. */
    record Resources(String group, Set<String> resources, Set<String> names) {
        boolean fit(RequestInfo request) {
            String combined = request.subresource().isEmpty()
                    ? request.resource()
                    : request.resource() + "/" + request.subresource();
            boolean named = resources.isEmpty()
                    || resources.contains(combined)
                    || resources.contains("*")
                    || resources.contains("*/" + request.subresource())
                    || (!request.subresource().isEmpty() && resources.contains(request.resource() + "/*"));
            return group.equals(request.apiGroup()) && named && (names.isEmpty() || names.contains(request.name()));
        }
    }

    static AuditRule of(JsonNode rule, int index) {
        String said = rule.path("level").asString("");
        AuditLevel level = AuditLevel.of(said)
                .orElseThrow(() -> new IllegalArgumentException("rules[" + index + "].level: \"" + said
                        + "\" must be None, Metadata, Request or RequestResponse"));
        List<Resources> resources = new ArrayList<>();
        for (JsonNode entry : rule.path("resources")) {
            resources.add(new Resources(
                    entry.path("group").asString(""),
                    AuditPolicy.texts(entry.path("resources")),
                    AuditPolicy.texts(entry.path("resourceNames"))));
        }
        return new AuditRule(
                level,
                AuditPolicy.texts(rule.path("users")),
                AuditPolicy.texts(rule.path("userGroups")),
                AuditPolicy.texts(rule.path("verbs")),
                AuditPolicy.texts(rule.path("namespaces")),
                resources,
                AuditPolicy.texts(rule.path("nonResourceURLs")),
                AuditPolicy.texts(rule.path("omitStages")),
                rule.path("omitManagedFields").isBoolean()
                        ? Optional.of(rule.path("omitManagedFields").asBoolean())
                        : Optional.empty());
    }

    boolean fits(RequestInfo request, UserInfo user) {
        boolean person = (users.isEmpty() || users.contains(user.name()))
                && (userGroups.isEmpty() || user.groups().stream().anyMatch(userGroups::contains));
        boolean action = verbs.isEmpty() || verbs.contains(request.verb());
        return person && action && fitsTarget(request);
    }

    private boolean fitsTarget(RequestInfo request) {
        if (!namespaces.isEmpty() || !resources.isEmpty()) {
            return request.isResourceRequest()
                    && (namespaces.isEmpty() || namespaces.contains(request.namespace()))
                    && (resources.isEmpty() || resources.stream().anyMatch(entry -> entry.fit(request)));
        }
        return nonResourceUrls.isEmpty()
                || (!request.isResourceRequest() && nonResourceUrls.stream().anyMatch(url -> matches(url, request)));
    }

    private static boolean matches(String url, RequestInfo request) {
        return url.endsWith("*")
                ? request.path().startsWith(url.substring(0, url.length() - 1))
                : url.equals(request.path());
    }
}
