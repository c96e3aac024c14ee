package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Which hosts and paths an ingress takes, and where it sends them.
 *
 * @see "Go: pkg/apis/networking/validation/validation.go: validateIngressRules"
 */
final class IngressRuleValidation {
    private static final FieldPath RULES = FieldPath.of("spec", "rules");
    private static final List<String> PATH_TYPES = List.of("Exact", "ImplementationSpecific", "Prefix");
    private static final List<String> FORBIDDEN_PARTS = List.of("//", "/./", "/../", "%2f", "%2F");
    private static final List<String> FORBIDDEN_ENDS = List.of("/..", "/.");

    private final BackendValidation backends;
    private final FieldErrors errors;

    IngressRuleValidation(BackendValidation backends, FieldErrors errors) {
        this.backends = backends;
        this.errors = errors;
    }

    /** @param anyWildcardRule whether rules of hosts with a wildcard may say what they like */
    void validate(JsonNode rules, boolean anyWildcardRule) {
        int index = 0;
        for (JsonNode rule : rules) {
            FieldPath path = RULES.index(index++);
            String host = rule.path("host").asString("");
            host(host, path.child("host"));
            if (!anyWildcardRule || !isWildcard(host)) {
                paths(rule.path("http"), path.child("http").child("paths"));
            }
        }
    }

    static boolean isWildcard(String host) {
        return host.contains("*");
    }

    private void host(String host, FieldPath path) {
        if (host.isEmpty()) {
            return;
        }
        if (IpAddress.parse(host).isPresent()) {
            errors.invalid(path, host, "must be a DNS name, not an IP address");
        }
        dnsName(host, path, errors);
    }

    static void dnsName(String host, FieldPath path, FieldErrors errors) {
        errors.invalid(
                path,
                host,
                isWildcard(host) ? NameRules.wildcardDns1123Subdomain(host) : NameRules.dns1123Subdomain(host));
    }

    void paths(JsonNode http, FieldPath path) {
        if (!http.isObject()) {
            return;
        }
        if (http.path("paths").isEmpty()) {
            errors.required(path, "");
        }
        int index = 0;
        for (JsonNode entry : http.path("paths")) {
            path(entry, path.index(index++));
        }
    }

    private void path(JsonNode entry, FieldPath at) {
        if (!entry.path("pathType").isString()) {
            errors.required(at.child("pathType"), "pathType must be specified");
            return;
        }
        String path = entry.path("path").asString("");
        String type = entry.path("pathType").asString();
        switch (type) {
            case "Exact", "Prefix" -> strictPath(path, at.child("path"));
            case "ImplementationSpecific" -> {
                if (!path.isEmpty() && !path.startsWith("/")) {
                    errors.invalid(at.child("path"), path, "must be an absolute path");
                }
            }
            default -> errors.notSupported(at.child("pathType"), type, PATH_TYPES);
        }
        backends.validate(entry.path("backend"), at.child("backend"));
    }

    private void strictPath(String path, FieldPath at) {
        if (!path.startsWith("/")) {
            errors.invalid(at, path, "must be an absolute path");
        }
        FORBIDDEN_PARTS.stream()
                .filter(path::contains)
                .forEach(part -> errors.invalid(at, path, "must not contain '" + part + "'"));
        FORBIDDEN_ENDS.stream()
                .filter(path::endsWith)
                .forEach(end -> errors.invalid(at, path, "cannot end with '" + end + "'"));
    }
}
