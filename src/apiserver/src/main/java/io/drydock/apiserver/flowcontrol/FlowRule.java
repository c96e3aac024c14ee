package io.drydock.apiserver.flowcontrol;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.request.RequestInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Which requests of which users a flow schema is for.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/flowcontrol/rule.go: matchesPolicyRule"
 */
record FlowRule(List<FlowSubject> subjects, List<ResourceRule> resourceRules, List<PathRule> pathRules) {
    private static final String ALL = "*";

    FlowRule {
        subjects = List.copyOf(subjects);
        resourceRules = List.copyOf(resourceRules);
        pathRules = List.copyOf(pathRules);
    }

    static FlowRule of(JsonNode rule) {
        return new FlowRule(
                list(rule.path("subjects"), FlowSubject::of),
                list(rule.path("resourceRules"), ResourceRule::of),
                list(rule.path("nonResourceRules"), PathRule::of));
    }

    boolean matches(UserInfo user, RequestInfo request) {
        return isFor(user) && (request.isResourceRequest() ? isForResource(request) : isForPath(request));
    }

    // Every request is held against most rules, and streams would cost as much as the comparisons.
    private boolean isFor(UserInfo user) {
        for (FlowSubject subject : subjects) {
            if (subject.matches(user)) {
                return true;
            }
        }
        return false;
    }

    private boolean isForResource(RequestInfo request) {
        for (ResourceRule rule : resourceRules) {
            if (rule.matches(request)) {
                return true;
            }
        }
        return false;
    }

    private boolean isForPath(RequestInfo request) {
        for (PathRule rule : pathRules) {
            if (rule.matches(request)) {
                return true;
            }
        }
        return false;
    }

    record ResourceRule(
            List<String> verbs,
            List<String> apiGroups,
            List<String> resources,
            boolean clusterScope,
            List<String> namespaces) {

        static ResourceRule of(JsonNode rule) {
            return new ResourceRule(
                    strings(rule.path("verbs")),
                    strings(rule.path("apiGroups")),
                    strings(rule.path("resources")),
                    rule.path("clusterScope").asBoolean(false),
                    strings(rule.path("namespaces")));
        }

        boolean matches(RequestInfo request) {
            String resource = request.subresource().isEmpty()
                    ? request.resource()
                    : request.resource() + "/" + request.subresource();
            return contains(verbs, request.verb())
                    && contains(resources, resource)
                    && contains(apiGroups, request.apiGroup())
                    && (request.namespace().isEmpty() ? clusterScope : contains(namespaces, request.namespace()));
        }
    }

    record PathRule(List<String> verbs, List<String> paths) {

        static PathRule of(JsonNode rule) {
            return new PathRule(strings(rule.path("verbs")), strings(rule.path("nonResourceURLs")));
        }

        boolean matches(RequestInfo request) {
            return contains(verbs, request.verb()) && paths.stream().anyMatch(path -> matches(path, request.path()));
        }

        private static boolean matches(String rule, String path) {
            if (rule.equals(ALL) || rule.equals(path)) {
                return true;
            }
            String prefix = rule.endsWith(ALL) ? rule.substring(0, rule.length() - 1) : rule;
            return path.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
        }
    }

    private static boolean contains(List<String> list, String value) {
        return list.contains(value) || list.size() == 1 && list.getFirst().equals(ALL);
    }

    private static List<String> strings(JsonNode array) {
        return list(array, node -> node.asString(""));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> all = new ArrayList<>(array.size());
        array.forEach(node -> all.add(element.apply(node)));
        return List.copyOf(all);
    }
}
