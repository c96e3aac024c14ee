package io.drydock.apiserver.admission.matching;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a webhook or policy says about the writes it wants to see.
 *
 * @param equivalent whether a write also matches as one to another resource that shows the same objects
 * @param excludes rules for what is not wanted whatever the others say
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/matching/matching.go: MatchCriteria (1.36)"
 */
public record MatchCriteria(
        ConfiguredSelector namespaceSelector,
        ConfiguredSelector objectSelector,
        boolean equivalent,
        List<ResourceRule> rules,
        List<ResourceRule> excludes) {

    public MatchCriteria {
        rules = List.copyOf(rules);
        excludes = List.copyOf(excludes);
    }

    /** Those of an entry of {@code webhooks}. Without rules it sees nothing. */
    public static MatchCriteria ofWebhook(JsonNode webhook) {
        return of(webhook, ResourceRule.all(webhook.path("rules")), List.of());
    }

    /** Those of a policy's or a binding's {@code MatchResources}. Without rules it sees everything. */
    public static MatchCriteria ofPolicy(JsonNode matchResources) {
        List<ResourceRule> rules = ResourceRule.all(matchResources.path("resourceRules"));
        return of(
                matchResources,
                rules.isEmpty() ? List.of(ResourceRule.ANY) : rules,
                ResourceRule.all(matchResources.path("excludeResourceRules")));
    }

    private static MatchCriteria of(JsonNode tree, List<ResourceRule> rules, List<ResourceRule> excludes) {
        return new MatchCriteria(
                ConfiguredSelector.of(tree.path("namespaceSelector")),
                ConfiguredSelector.of(tree.path("objectSelector")),
                tree.path("matchPolicy").asString("").equals("Equivalent"),
                rules,
                excludes);
    }
}
