package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apiserver.admission.AdmissionContext;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a policy has to note about a write, of all its bindings together.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/dispatcher.go: auditAnnotationCollector (1.36)"
 */
final class PolicyNotes {
    private static final String FAILURE = "validation.policy.admission.k8s.io/validation_failure";

    private final Map<String, Set<String>> values = new TreeMap<>();

    /** The same value of another binding makes no difference. */
    void add(Map<String, String> annotations) {
        annotations.forEach((key, value) ->
                values.computeIfAbsent(key, ignored -> new LinkedHashSet<>()).add(value));
    }

    void publish(String policy, AdmissionContext context) {
        values.forEach((key, all) -> context.addAnnotation(policy + "/" + key, String.join(", ", all)));
    }

    /** Notes a validation that is not true, for a binding that has it audited. */
    static void publishFailure(PolicyDecision decision, ValidatingBinding binding, AdmissionContext context) {
        ArrayNode failures = JsonNodeFactory.instance.arrayNode();
        ObjectNode failure = failures.addObject();
        failure.put("message", decision.message());
        failure.put("policy", binding.policyName());
        failure.put("binding", binding.name());
        failure.put("expressionIndex", decision.index());
        binding.actions().forEach(failure.putArray("validationActions")::add);
        context.addAnnotation(FAILURE, failures.toString());
    }
}
