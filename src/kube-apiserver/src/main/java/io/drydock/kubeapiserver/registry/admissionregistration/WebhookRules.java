package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which rules a configuration of webhooks is held to. One that was stored before a rule came up need not be changed to
 * follow it.
 *
 * @param selectorValues whether the values that selectors name must be such as labels can have
 * @param stored the webhooks as they were, whose unchanged conditions are not looked at again; empty when creating
 * @param release whose words are used
 * @see "Go: pkg/apis/admissionregistration/validation/validation.go: validationOptions"
 */
record WebhookRules(
        boolean noSideEffects,
        boolean knownReviewVersion,
        boolean uniqueNames,
        boolean selectorValues,
        List<JsonNode> stored,
        Release release) {
    static final Set<String> HARMLESS = Set.of("None", "NoneOnDryRun");
    static final List<String> REVIEW_VERSIONS = List.of("v1", "v1beta1");

    /** @param version in which the request came */
    static WebhookRules of(Release release, String version) {
        boolean strict = !version.equals("v1beta1");
        return new WebhookRules(strict, true, strict, release.atLeast(Release.V1_36), List.of(), release);
    }

    WebhookRules thatHeldFor(KubeObject old) {
        List<JsonNode> webhooks = new ArrayList<>();
        old.at("webhooks").forEach(webhooks::add);
        return new WebhookRules(
                noSideEffects && webhooks.stream().allMatch(WebhookRules::isHarmless),
                webhooks.stream().allMatch(WebhookRules::hasKnownReviewVersion),
                uniqueNames && haveNamesOfTheirOwn(webhooks),
                selectorValues && webhooks.stream().allMatch(WebhookRules::hasValidSelectors),
                webhooks,
                release);
    }

    private static boolean isHarmless(JsonNode webhook) {
        return HARMLESS.contains(webhook.path("sideEffects").asString(""));
    }

    static boolean hasKnownReviewVersion(JsonNode webhook) {
        JsonNode versions = webhook.path("admissionReviewVersions");
        boolean known = false;
        for (JsonNode version : versions) {
            known |= REVIEW_VERSIONS.contains(version.asString(""));
        }
        return known || versions.isEmpty();
    }

    private static boolean haveNamesOfTheirOwn(List<JsonNode> webhooks) {
        Set<String> names = new HashSet<>();
        return webhooks.stream()
                .allMatch(webhook -> names.add(webhook.path("name").asString("")));
    }

    private static boolean hasValidSelectors(JsonNode webhook) {
        return WebhookValidation.selectors(webhook, FieldPath.of("webhooks"), true)
                .isEmpty();
    }

    /** Whether the conditions of all webhooks are as they were. */
    boolean hasSameConditions(JsonNode webhooks) {
        if (stored.size() != webhooks.size()) {
            return false;
        }
        for (int i = 0; i < stored.size(); i++) {
            JsonNode before = stored.get(i).path("matchConditions");
            JsonNode now = webhooks.path(i).path("matchConditions");
            if (!(before.isEmpty() && now.isEmpty()) && !before.equals(now)) {
                return false;
            }
        }
        return true;
    }
}
