package io.drydock.kubeapiserver.registry.policy;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.SysctlNames;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The kernel parameters that a security policy allows and forbids, by name or by what names begin with.
 *
 * @see "Go: pkg/apis/policy/validation/validation.go: validatePodSecurityPolicySysctls,
 *     validatePodSecurityPolicySysctlListsDoNotOverlap (1.20)"
 */
record PolicySysctls(FieldErrors errors) {
    private static final String FORM = "(" + SysctlNames.SEGMENT + "\\.)*([a-z0-9][-_a-z0-9]*)?[a-z0-9*]";

    void validate(JsonNode spec, FieldPath path) {
        FieldPath allowedPath = path.child("allowedUnsafeSysctls");
        FieldPath forbiddenPath = path.child("forbiddenSysctls");
        List<String> allowed = texts(spec.path("allowedUnsafeSysctls"));
        List<String> forbidden = texts(spec.path("forbiddenSysctls"));
        patterns(allowed, allowedPath);
        patterns(forbidden, forbiddenPath);
        for (int i = 0; i < allowed.size(); i++) {
            for (int j = 0; j < forbidden.size(); j++) {
                String permitted = allowed.get(i);
                String refused = forbidden.get(j);
                if (covers(refused, permitted)) {
                    errors.invalid(allowedPath.index(i), permitted, "sysctl overlaps with " + refused);
                } else if (covers(permitted, refused)) {
                    errors.invalid(forbiddenPath.index(j), refused, "sysctl overlaps with " + permitted);
                }
            }
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** Whether what one pattern stands for is part of what another does. */
    private static boolean covers(String pattern, String other) {
        return isPrefix(pattern) ? stem(other).startsWith(stem(pattern)) : pattern.equals(other);
    }

    private static boolean isPrefix(String pattern) {
        return pattern.endsWith("*");
    }

    private static String stem(String pattern) {
        return isPrefix(pattern) ? pattern.substring(0, pattern.length() - 1) : pattern;
    }

    private void patterns(List<String> patterns, FieldPath path) {
        boolean all = false;
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            if (pattern.isEmpty()) {
                errors.invalid(path.index(i), pattern, "empty sysctl not allowed");
            } else if (!isPattern(pattern)) {
                errors.invalid(
                        path.index(i),
                        pattern,
                        "must have at most " + SysctlNames.MAX_LENGTH + " characters and match regex " + FORM);
            } else {
                all |= pattern.startsWith("*");
            }
        }
        if (all && patterns.size() > 1) {
            errors.forbidden(path.child("items"), "if '*' is present, must not specify other sysctls");
        }
    }

    private static boolean isPattern(String text) {
        if (text.length() > SysctlNames.MAX_LENGTH) {
            return false;
        }
        List<String> segments = List.of(text.split("\\.", -1));
        String last = segments.getLast();
        if (last.isEmpty() || !segments.subList(0, segments.size() - 1).stream().allMatch(SysctlNames::isSegment)) {
            return false;
        }
        char end = last.charAt(last.length() - 1);
        String start = last.substring(0, last.length() - 1);
        return (end == '*' || SysctlNames.isAlphanumeric(end)) && (start.isEmpty() || SysctlNames.beginsSegment(start));
    }
}
