package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.authorization.rbac.PolicyRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names rules in as few lines as there can be: rules for one resource that differ only in their verbs become one.
 *
 * @see "Go: pkg/registry/rbac/validation/policy_compact.go: CompactRules"
 * @see "Go: pkg/apis/rbac/v1/helpers.go: CompactString"
 */
final class RuleDescription {
    private RuleDescription() {}

    /** One line for each rule, sorted. */
    static String of(List<PolicyRule> rules) {
        Map<Subject, List<String>> verbs = new LinkedHashMap<>();
        TreeSet<String> lines = new TreeSet<>();
        for (PolicyRule rule : rules) {
            if (isSimple(rule)) {
                verbs.computeIfAbsent(Subject.of(rule), absent -> new ArrayList<>())
                        .addAll(rule.verbs());
            } else {
                lines.add(describe(rule));
            }
        }
        verbs.forEach((subject, all) -> lines.add(
                describe(new PolicyRule(all, subject.groups(), subject.resources(), subject.names(), List.of()))));
        return String.join("\n", lines);
    }

    /** What a rule is about: one resource, or one object of it. */
    private record Subject(List<String> groups, List<String> resources, List<String> names) {
        static Subject of(PolicyRule rule) {
            return new Subject(rule.apiGroups(), rule.resources(), rule.resourceNames());
        }
    }

    private static boolean isSimple(PolicyRule rule) {
        return rule.resourceNames().size() <= 1
                && rule.nonResourceUrls().isEmpty()
                && rule.apiGroups().size() == 1
                && rule.resources().size() == 1;
    }

    private static String describe(PolicyRule rule) {
        List<String> parts = new ArrayList<>();
        add(parts, "APIGroups", rule.apiGroups());
        add(parts, "Resources", rule.resources());
        add(parts, "NonResourceURLs", rule.nonResourceUrls());
        add(parts, "ResourceNames", rule.resourceNames());
        add(parts, "Verbs", rule.verbs());
        return "{" + String.join(", ", parts) + "}";
    }

    private static void add(List<String> parts, String label, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(label + ":" + quoted(values));
        }
    }

    /** As Go shows a list of texts: quoted, with spaces between them. */
    static String quoted(List<String> values) {
        return values.stream().map(GoValue::quote).collect(Collectors.joining(" ", "[", "]"));
    }
}
