package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.policy.PolicyBinding;
import io.drydock.apiserver.admission.policy.PolicySource;
import java.util.ArrayList;
import java.util.List;

/**
 * A binding, and what follows from a validation that is not true.
 *
 * @param actions in the order they are written: {@code Deny}, {@code Warn}, {@code Audit}
 */
record ValidatingBinding(PolicyBinding binding, List<String> actions) implements PolicySource.Binding {

    static ValidatingBinding of(KubeObject binding) {
        List<String> actions = new ArrayList<>();
        binding.at("spec", "validationActions").forEach(action -> actions.add(action.asString("")));
        return new ValidatingBinding(PolicyBinding.of(binding), List.copyOf(actions));
    }

    String name() {
        return binding.name();
    }

    String policyName() {
        return binding.policyName();
    }
}
