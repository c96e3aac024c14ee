package io.drydock.kubeapiserver.registry.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.BothReleases;
import io.drydock.kubeapiserver.running.Requests;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may evict which pod, and what the budget that protects it says to that. */
class EvictionTest extends BothReleases {
    private static final String PODS = "/api/v1/namespaces/default/pods";

    @AfterEach
    void removeAll() {
        requests.send("DELETE", PODS + "?gracePeriodSeconds=0", "");
        requests.send("DELETE", budgets(), "");
    }

    @Test
    void a_pod_that_no_budget_protects_goes_and_says_why_where_it_can() {
        createPod("web", "Running", "True");
        HttpResponse<String> answer = evict("web", "", "");
        assertEquals(201, answer.statusCode(), answer.body());
        assertEquals("Success", Requests.json(answer).path("status").asString());
        JsonNode pod = requests.getJson(PODS + "/web");
        assertFalse(pod.at("/metadata/deletionTimestamp").isMissingNode());
        JsonNode condition = condition(pod, "DisruptionTarget");
        assertEquals(
                isNewest() ? "EvictionByEvictionAPI" : "",
                condition.path("reason").asString(""));
        assertFalse(condition.has("observedGeneration"));
    }

    @Test
    void a_pod_is_told_and_the_budget_spent_before_bad_options_are_found() {
        createBudget("one", 1, 2, 1, "{'app': 'web'}", "");
        createPod("web", "Running", "True");
        assertEquals(
                422,
                evict("web", "", ", \"deleteOptions\": {\"propagationPolicy\": \"Bad\"}")
                        .statusCode());
        assertEquals(
                0,
                requests.getJson(budgets() + "/one")
                        .at("/status/disruptionsAllowed")
                        .asInt());
        assertEquals(
                isNewest(),
                condition(requests.getJson(PODS + "/web"), "DisruptionTarget").has("reason"));
    }

    @Test
    void the_newer_release_refuses_an_eviction_meant_for_another_namespace() {
        createPod("web", "Running", "True");
        String body = "{\"apiVersion\": \"policy/v1beta1\", \"kind\": \"Eviction\", \"metadata\": {\"name\": \"web\","
                + " \"namespace\": \"elsewhere\"}}";
        assertEquals(
                isNewest() ? 400 : 201,
                requests.send("POST", PODS + "/web/eviction", body).statusCode());
    }

    @Test
    void a_budget_counts_the_pods_that_go_until_none_may() {
        createBudget("two", 1, 2, 1, "{'app': 'web'}", "");
        createPod("web-0", "Running", "True");
        createPod("web-1", "Running", "True");
        assertEquals(201, evict("web-0", "", "").statusCode());
        JsonNode status = requests.getJson(budgets() + "/two").path("status");
        assertEquals(0, status.path("disruptionsAllowed").asInt());
        assertEquals(List.of("web-0"), List.copyOf(status.path("disruptedPods").propertyNames()));
        assertEquals(
                isNewest() ? "InsufficientPods" : "",
                condition(requests.getJson(budgets() + "/two"), "DisruptionAllowed")
                        .path("reason")
                        .asString(""));
        HttpResponse<String> refused = evict("web-1", "", "");
        assertEquals(429, refused.statusCode());
        assertTrue(refused.headers().firstValue("Retry-After").isEmpty());
        assertEquals(
                "{\"causes\":[{\"reason\":\"DisruptionBudget\",\"message\":\"The disruption budget two "
                        + (isNewest()
                                ? "does not allow evicting pods currently"
                                : "needs 1 healthy pods and has 2 currently")
                        + "\"}]}",
                Requests.json(refused).path("details").toString());
    }

    @Test
    void a_dry_run_asks_the_budget_and_changes_nothing() {
        createBudget("one", 1, 0, 1, "{'app': 'web'}", "");
        createPod("web", "Running", "True");
        assertEquals(201, evict("web", "?dryRun=All", "").statusCode());
        assertEquals(
                201,
                evict("web", "", ", \"deleteOptions\": {\"dryRun\": [\"All\"]}").statusCode());
        JsonNode status = requests.getJson(budgets() + "/one").path("status");
        assertEquals(1, status.path("disruptionsAllowed").asInt());
        assertTrue(requests.getJson(PODS + "/web")
                .at("/metadata/deletionTimestamp")
                .isMissingNode());
    }

    @Test
    void a_budget_that_is_behind_asks_for_patience() {
        createBudget("late", 1, 0, 0, "{'app': 'web'}", "");
        createPod("web", "Running", "True");
        HttpResponse<String> refused = evict("web", "", "");
        assertEquals(429, refused.statusCode());
        assertEquals(
                isNewest() ? "10" : "",
                refused.headers().firstValue("Retry-After").orElse(""));
        assertEquals(
                "The disruption budget late is still being processed by the server.",
                Requests.json(refused).at("/details/causes/0/message").asString());
    }

    @Test
    void pods_that_have_ended_or_not_begun_go_without_asking() {
        createBudget("none", 0, 1, 1, "{'app': 'web'}", "");
        for (String phase : List.of("Pending", "Succeeded", "Failed")) {
            String name = "web-" + phase.toLowerCase(java.util.Locale.ROOT);
            createPod(name, phase, "False");
            assertEquals(201, evict(name, "", "").statusCode(), phase);
        }
        createPod("web", "Running", "True");
        assertEquals(429, evict("web", "", "").statusCode());
    }

    @Test
    void a_pod_that_is_not_ready_goes_uncounted_where_enough_others_are_or_the_budget_always_allows() {
        createBudget("spare", 0, 2, 1, "{'app': 'web'}", "");
        createPod("web-0", "Running", "False");
        assertEquals(201, evict("web-0", "", "").statusCode());
        requests.send("DELETE", budgets() + "/spare", "");
        createBudget("short", 0, 1, 1, "{'app': 'web'}", "");
        createPod("web-1", "Running", "False");
        assertEquals(429, evict("web-1", "", "").statusCode());
        requests.send("DELETE", budgets() + "/short", "");
        createBudget("lenient", 0, 1, 1, "{'app': 'web'}", ", \"unhealthyPodEvictionPolicy\": \"AlwaysAllow\"");
        assertEquals(isNewest() ? 201 : 429, evict("web-1", "", "").statusCode());
        createPod("web-2", "Running", "True");
        assertEquals(429, evict("web-2", "", "").statusCode());
    }

    @Test
    void an_empty_selector_means_all_pods_in_the_newer_release_only() {
        createBudget("all", 0, 1, 1, "{}", "");
        createPod("web", "Running", "True");
        assertEquals(isNewest() ? 429 : 201, evict("web", "", "").statusCode());
    }

    @Test
    void several_budgets_are_a_failure_of_the_server() {
        createBudget("one", 1, 1, 1, "{'app': 'web'}", "");
        createBudget("other", 1, 1, 1, "{'app': 'web'}", "");
        createPod("web", "Running", "True");
        HttpResponse<String> answer = evict("web", "", "");
        assertEquals(500, answer.statusCode());
        JsonNode status = Requests.json(answer);
        assertEquals("Failure", status.path("status").asString());
        assertEquals(500, status.path("code").asInt());
        assertEquals(
                "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.",
                status.path("message").asString());
    }

    @Test
    void an_eviction_may_name_the_pod_it_means() {
        createPod("web", "Running", "True");
        HttpResponse<String> other =
                evict("web", "", ", \"deleteOptions\": {\"preconditions\": {\"uid\": \"another\"}}");
        assertEquals(409, other.statusCode(), other.body());
        assertEquals(400, evictAs("wrong", "web", policy(), "", "").statusCode());
        assertEquals(404, evict("absent", "", "").statusCode());
        assertEquals(201, evictAs("web", "web", "policy/v1beta1", "", "").statusCode());
        assertEquals(
                isNewest() ? 201 : 400,
                evictAs("web", "web", "policy/v1", "", "").statusCode());
    }

    private HttpResponse<String> evict(String name, String query, String more) {
        return evictAs(name, name, policy(), query, more);
    }

    private static HttpResponse<String> evictAs(String said, String name, String version, String query, String more) {
        return requests.send(
                "POST",
                PODS + "/" + name + "/eviction" + query,
                "{\"apiVersion\": \"%s\", \"kind\": \"Eviction\", \"metadata\": {\"name\": \"%s\"}%s}"
                        .formatted(version, said, more));
    }

    private String policy() {
        return isNewest() ? "policy/v1" : "policy/v1beta1";
    }

    private String budgets() {
        return "/apis/" + policy() + "/namespaces/default/poddisruptionbudgets";
    }

    private void createBudget(String name, int allowed, int healthy, int observed, String selector, String more) {
        String labels = selector.equals("{}") ? "{}" : "{\"matchLabels\": " + selector.replace('\'', '"') + "}";
        JsonNode created = requests.post(
                budgets(),
                "{\"metadata\": {\"name\": \"%s\"}, \"spec\": {\"minAvailable\": 1, \"selector\": %s%s}}"
                        .formatted(name, labels, isNewest() ? more : ""));
        assertEquals(name, created.at("/metadata/name").asString(), created.toString());
        HttpResponse<String> updated = requests.send(
                "PATCH",
                budgets() + "/" + name + "/status",
                ("{\"status\": {\"disruptionsAllowed\": %d, \"currentHealthy\": %d, \"desiredHealthy\": %d,"
                                + " \"expectedPods\": 2, \"observedGeneration\": %d}}")
                        .formatted(allowed, healthy, name.equals("two") ? 1 : 2, observed),
                "Content-Type",
                "application/merge-patch+json");
        assertEquals(200, updated.statusCode(), updated.body());
    }

    private static void createPod(String name, String phase, String ready) {
        requests.post(
                PODS,
                ("{\"metadata\": {\"name\": \"%s\", \"labels\": {\"app\": \"web\"}}, \"spec\": {\"nodeName\": \"n\","
                                + " \"containers\": [{\"name\": \"c\", \"image\": \"i\"}]}}")
                        .formatted(name));
        HttpResponse<String> updated = requests.send(
                "PATCH",
                PODS + "/" + name + "/status",
                "{\"status\": {\"phase\": \"%s\", \"conditions\": [{\"type\": \"Ready\", \"status\": \"%s\"}]}}"
                        .formatted(phase, ready),
                "Content-Type",
                "application/merge-patch+json");
        assertEquals(200, updated.statusCode(), updated.body());
    }

    private static JsonNode condition(JsonNode object, String type) {
        for (JsonNode condition : object.at("/status/conditions")) {
            if (condition.path("type").asString().equals(type)) {
                return condition;
            }
        }
        return object.path("absent");
    }
}
