package io.drydock.apiserver.admission.policy.mutating;

import io.drydock.apiserver.admission.policy.ConfigurationException;
import io.drydock.apiserver.admission.policy.PolicyBinding;
import java.util.Optional;

/**
 * What a policy that fails closed could not do.
 *
 * @param binding absent when the policy itself is at fault
 * @param reason of the status
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/generic/policy_dispatcher.go: PolicyError (1.36)"
 */
record MutationRefusal(String policy, Optional<String> binding, String problem, String reason) {

    /** For how the policy or binding is written. */
    static MutationRefusal ofConfiguration(
            MutatingPolicy policy, Optional<String> binding, ConfigurationException failure) {
        return new MutationRefusal(
                policy.definition().name(), binding, String.valueOf(failure.getMessage()), "Forbidden");
    }

    /** For what came of a mutation. */
    static MutationRefusal of(MutatingPolicy policy, PolicyBinding binding, String problem) {
        return new MutationRefusal(policy.definition().name(), Optional.of(binding.name()), problem, "Invalid");
    }

    String message() {
        return binding.map(name -> "policy '" + policy + "' with binding '" + name + "'")
                        .orElse("policy \"" + policy + "\"")
                + " denied request: " + problem;
    }
}
