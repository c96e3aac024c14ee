package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apiserver.authorization.rbac.PolicyRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Compares what one may do with what one wants to grant.
 *
 * @see "Go: staging/src/k8s.io/component-helpers/auth/rbac/validation/policy_comparator.go: Covers, BreakdownRule"
 */
final class RuleCoverage {
    private static final String ALL = "*";

    private RuleCoverage() {}

    /** The parts of the wanted rules, as small as rules get, that none of the held rules allows. */
    static List<PolicyRule> missing(Collection<PolicyRule> held, Collection<PolicyRule> wanted) {
        List<PolicyRule> missing = new ArrayList<>();
        for (PolicyRule rule : wanted) {
            for (PolicyRule part : breakdown(rule)) {
                if (held.stream().noneMatch(owner -> covers(owner, part))) {
                    missing.add(part);
                }
            }
        }
        return missing;
    }

    private static List<PolicyRule> breakdown(PolicyRule rule) {
        List<PolicyRule> parts = new ArrayList<>();
        for (String group : rule.apiGroups()) {
            for (String resource : rule.resources()) {
                for (String verb : rule.verbs()) {
                    if (rule.resourceNames().isEmpty()) {
                        parts.add(resourceRule(verb, group, resource, List.of()));
                    }
                    for (String name : rule.resourceNames()) {
                        parts.add(resourceRule(verb, group, resource, List.of(name)));
                    }
                }
            }
        }
        for (String url : rule.nonResourceUrls()) {
            for (String verb : rule.verbs()) {
                parts.add(new PolicyRule(List.of(verb), List.of(), List.of(), List.of(), List.of(url)));
            }
        }
        return parts;
    }

    private static PolicyRule resourceRule(String verb, String group, String resource, List<String> names) {
        return new PolicyRule(List.of(verb), List.of(group), List.of(resource), names, List.of());
    }

    private static boolean covers(PolicyRule owner, PolicyRule part) {
        return containsAll(owner.verbs(), part.verbs())
                && containsAll(owner.apiGroups(), part.apiGroups())
                && coversResources(owner.resources(), part.resources())
                && part.nonResourceUrls().stream().allMatch(url -> coversUrl(owner, url))
                && coversNames(owner.resourceNames(), part.resourceNames());
    }

    private static boolean containsAll(List<String> owned, List<String> wanted) {
        return owned.contains(ALL) || owned.containsAll(wanted);
    }

    private static boolean coversResources(List<String> owned, List<String> wanted) {
        return owned.contains(ALL)
                || wanted.stream().allMatch(resource -> owned.contains(resource) || coversSubresource(owned, resource));
    }

    private static boolean coversSubresource(List<String> owned, String resource) {
        int slash = resource.indexOf('/');
        return slash >= 0 && owned.contains("*" + resource.substring(slash));
    }

    private static boolean coversUrl(PolicyRule owner, String wanted) {
        return owner.nonResourceUrls().stream().anyMatch(url -> PolicyRule.urlCovers(url, wanted));
    }

    /** No names stand for all names, which none but no names can cover. */
    private static boolean coversNames(List<String> owned, List<String> wanted) {
        return owned.isEmpty() || (!wanted.isEmpty() && owned.containsAll(wanted));
    }
}
