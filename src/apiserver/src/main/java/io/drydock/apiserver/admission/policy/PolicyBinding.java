package io.drydock.apiserver.admission.policy;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.matching.MatchCriteria;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where a policy applies, and with which parameters.
 *
 * @param criteria absent when it applies wherever its policy does
 */
public record PolicyBinding(
        String name, String policyName, Optional<MatchCriteria> criteria, Optional<ParamRef> paramRef)
        implements PolicySource.Binding {

    public static PolicyBinding of(KubeObject binding) {
        JsonNode spec = binding.at("spec");
        return new PolicyBinding(
                binding.name(),
                spec.path("policyName").asString(""),
                spec.path("matchResources").isObject()
                        ? Optional.of(MatchCriteria.ofPolicy(spec.path("matchResources")))
                        : Optional.empty(),
                ParamRef.of(spec.path("paramRef")));
    }

    @Override
    public PolicyBinding binding() {
        return this;
    }
}
