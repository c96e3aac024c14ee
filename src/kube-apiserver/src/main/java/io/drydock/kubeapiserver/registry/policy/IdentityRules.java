package io.drydock.kubeapiserver.registry.policy;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * As whom pods may run under a security policy: a rule for each of the identities, and the ranges that it allows.
 *
 * @see "Go: pkg/apis/policy/validation/validation.go: validatePSPRunAsUser, validatePSPRunAsGroup, validatePSPSELinux,
 *     validatePSPSupplementalGroup, validatePSPFSGroup (1.20)"
 */
record IdentityRules(FieldErrors errors) {
    private static final List<String> OF_USERS = List.of("MustRunAs", "MustRunAsNonRoot", "RunAsAny");
    private static final List<String> OF_PRIMARY_GROUPS = List.of("MustRunAs", "RunAsAny", "MayRunAs");
    private static final List<String> OF_GROUPS = List.of("MayRunAs", "MustRunAs", "RunAsAny");
    private static final List<String> OF_LABELS = List.of("MustRunAs", "RunAsAny");

    void validate(JsonNode spec, FieldPath path) {
        ruleWithRanges(spec.path("runAsUser"), OF_USERS, path.child("runAsUser"));
        if (spec.path("runAsGroup").isObject()) {
            primaryGroup(spec.path("runAsGroup"), path.child("runAsGroup"));
        }
        rule(spec.path("seLinux"), OF_LABELS, path.child("seLinux"));
        ruleWithRanges(spec.path("supplementalGroups"), OF_GROUPS, path.child("supplementalGroups"));
        ruleWithRanges(spec.path("fsGroup"), OF_GROUPS, path.child("fsGroup"));
    }

    private void rule(JsonNode identity, List<String> known, FieldPath path) {
        String rule = identity.path("rule").asString("");
        if (!known.contains(rule)) {
            errors.notSupported(path.child("rule"), rule, known);
        }
    }

    private void ruleWithRanges(JsonNode identity, List<String> known, FieldPath path) {
        rule(identity, known, path);
        ranges(identity, path);
    }

    /** This one came last, and is the only one whose ranges must fit its rule. */
    private void primaryGroup(JsonNode identity, FieldPath path) {
        JsonNode ranges = identity.path("ranges");
        switch (identity.path("rule").asString("")) {
            case "RunAsAny" -> {
                if (!ranges.isEmpty()) {
                    errors.invalid(path.child("ranges"), shown(ranges), "Ranges must be empty");
                }
            }
            case "MustRunAs", "MayRunAs" -> {
                if (ranges.isEmpty()) {
                    errors.invalid(path.child("ranges"), shown(ranges), "must provide at least one range");
                }
                ranges(identity, path);
            }
            default -> rule(identity, OF_PRIMARY_GROUPS, path);
        }
    }

    private void ranges(JsonNode identity, FieldPath path) {
        int index = 0;
        for (JsonNode range : identity.path("ranges")) {
            FieldPath here = path.child("ranges").index(index++);
            long min = range.path("min").asLong(0);
            long max = range.path("max").asLong(0);
            if (min < 0) {
                errors.invalid(here.child("min"), min, "min cannot be negative");
            }
            if (max < 0) {
                errors.invalid(here.child("max"), max, "max cannot be negative");
            }
            if (min > max) {
                errors.invalid(here.child("min"), min, "min cannot be greater than max");
            }
        }
    }

    private static ShownValue shown(JsonNode ranges) {
        String list = "[]policy.IDRange";
        String older = ranges.isArray()
                ? StreamSupport.stream(ranges.spliterator(), false)
                        .map(range -> "policy.IDRange{Min:" + range.path("min").asLong(0) + ", Max:"
                                + range.path("max").asLong(0) + "}")
                        .collect(Collectors.joining(", ", list + "{", "}"))
                : list + "(nil)";
        return new ShownValue(older, ranges.toString());
    }
}
