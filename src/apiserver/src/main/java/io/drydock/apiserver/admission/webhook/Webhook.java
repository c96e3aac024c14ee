package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.matching.MatchCriteria;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One webhook of a configuration.
 *
 * @param uid tells it from all others; the name alone need not
 * @param configuration the name of the object it stands in
 * @param ignoresFailures whether a write goes on when the webhook cannot be asked
 * @param sparesDryRuns whether it changes nothing elsewhere in a dry run, so that it may be asked
 * @param reviewVersions of {@code AdmissionReview} that it understands, the preferred first
 * @param reinvocable whether it wants to see again what others have changed after it
 * @param condition says, after all rules and selectors, whether it is asked
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/accessors.go: WebhookAccessor"
 */
record Webhook(
        String uid,
        String configuration,
        String name,
        MatchCriteria criteria,
        JsonNode clientConfig,
        boolean ignoresFailures,
        Duration timeout,
        boolean sparesDryRuns,
        List<String> reviewVersions,
        boolean reinvocable,
        MatchConditions.Condition condition) {
    private static final long DEFAULT_SECONDS = 10;

    Webhook {
        reviewVersions = List.copyOf(reviewVersions);
    }

    /** Those of a configuration, in its order. */
    static List<Webhook> all(KubeObject configuration, MatchConditions conditions) {
        List<Webhook> all = new ArrayList<>();
        Map<String, Integer> sameNames = new HashMap<>();
        for (JsonNode tree : configuration.at("webhooks")) {
            String name = tree.path("name").asString("");
            int before = sameNames.merge(name, 1, Integer::sum) - 1;
            all.add(of(configuration.name() + "/" + name + "/" + before, configuration.name(), tree, conditions));
        }
        return List.copyOf(all);
    }

    private static Webhook of(String uid, String configuration, JsonNode tree, MatchConditions conditions) {
        boolean ignoresFailures = tree.path("failurePolicy").asString("").equals("Ignore");
        String sideEffects = tree.path("sideEffects").asString("");
        List<String> versions = new ArrayList<>();
        tree.path("admissionReviewVersions").forEach(version -> versions.add(version.asString("")));
        JsonNode matchConditions = tree.path("matchConditions");
        return new Webhook(
                uid,
                configuration,
                tree.path("name").asString(""),
                MatchCriteria.ofWebhook(tree),
                tree.path("clientConfig"),
                ignoresFailures,
                Duration.ofSeconds(tree.path("timeoutSeconds").asLong(DEFAULT_SECONDS)),
                sideEffects.equals("None") || sideEffects.equals("NoneOnDryRun"),
                versions,
                tree.path("reinvocationPolicy").asString("").equals("IfNeeded"),
                matchConditions.isEmpty() ? write -> true : conditions.compile(matchConditions, ignoresFailures));
    }
}
