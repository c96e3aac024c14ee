package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.matching.MatchCriteria;
import io.drydock.apiserver.admission.policy.ParamRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where a policy applies, with which parameters, and what follows from a validation that is not true.
 *
 * @param criteria absent when it applies wherever its policy does
 * @param actions in the order they are written: {@code Deny}, {@code Warn}, {@code Audit}
 */
record ValidatingBinding(
        String name,
        String policyName,
        Optional<MatchCriteria> criteria,
        Optional<ParamRef> paramRef,
        List<String> actions) {

    static ValidatingBinding of(KubeObject binding) {
        JsonNode spec = binding.at("spec");
        List<String> actions = new ArrayList<>();
        spec.path("validationActions").forEach(action -> actions.add(action.asString("")));
        return new ValidatingBinding(
                binding.name(),
                spec.path("policyName").asString(""),
                spec.path("matchResources").isObject()
                        ? Optional.of(MatchCriteria.ofPolicy(spec.path("matchResources")))
                        : Optional.empty(),
                ParamRef.of(spec.path("paramRef")),
                List.copyOf(actions));
    }
}
