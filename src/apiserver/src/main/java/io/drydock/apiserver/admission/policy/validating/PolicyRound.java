package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.cel.AdmissionVariables;
import io.drydock.apiserver.admission.matching.Match;
import io.drydock.apiserver.admission.matching.VersionedWrite;
import io.drydock.apiserver.admission.policy.ConfigurationException;
import io.drydock.apiserver.admission.policy.PolicyTargets;
import io.drydock.apiserver.authorization.Authorizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One write on its way past the policies.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/dispatcher.go: dispatcher.Dispatch (1.36)"
 */
final class PolicyRound {
    private final AdmissionAttributes write;
    private final PolicyTargets targets;
    private final Authorizer authorizer;
    private final List<PolicyRefusal> refusals = new ArrayList<>();

    PolicyRound(AdmissionAttributes write, PolicyTargets targets, Authorizer authorizer) {
        this.write = write;
        this.targets = targets;
        this.authorizer = authorizer;
    }

    Optional<PolicyRefusal> firstRefusal() {
        return refusals.stream().findFirst();
    }

    void ask(ValidatingPolicy policy, List<ValidatingBinding> bindings) {
        Optional<Match> match;
        try {
            match = targets.match(policy.definition(), write);
        } catch (ConfigurationException failure) {
            misconfigured(policy, Optional.empty(), failure.getMessage());
            return;
        }
        if (match.isEmpty()) {
            return;
        }
        PolicyNotes notes = new PolicyNotes();
        for (ValidatingBinding binding : bindings) {
            ask(policy, binding, match.get(), notes);
        }
        notes.publish(policy.definition().name(), write.context());
    }

    private void ask(ValidatingPolicy policy, ValidatingBinding binding, Match match, PolicyNotes notes) {
        List<Optional<KubeObject>> parameters;
        try {
            parameters = targets.parameters(policy.definition(), binding.binding(), write);
        } catch (ConfigurationException failure) {
            misconfigured(policy, Optional.of(binding.name()), failure.getMessage());
            return;
        }
        if (parameters.isEmpty()) {
            return;
        }
        AdmissionVariables variables;
        try {
            variables = AdmissionVariables.of(VersionedWrite.of(write, match), authorizer);
        } catch (StatusException failure) {
            String problem = "failed to configure binding: failed to convert object version: " + failure.getMessage();
            misconfigured(policy, Optional.of(binding.name()), problem);
            return;
        }
        Optional<KubeObject> namespace = targets.namespace(write);
        for (Optional<KubeObject> parameter : parameters) {
            AdmissionVariables withParams = variables.withParams(parameter);
            PolicyEvaluation evaluation = PolicyEvaluation.of(policy, withParams, withParams.withNamespace(namespace));
            act(policy, binding, evaluation);
            notes.add(evaluation.annotations());
        }
    }

    private void act(ValidatingPolicy policy, ValidatingBinding binding, PolicyEvaluation evaluation) {
        for (PolicyDecision decision : evaluation.decisions()) {
            for (String action : binding.actions()) {
                switch (action) {
                    case "Deny" -> refuse(policy, Optional.of(binding.name()), decision);
                    case "Audit" -> PolicyNotes.publishFailure(decision, binding, write.context());
                    case "Warn" ->
                        write.context()
                                .warn("Validation failed for ValidatingAdmissionPolicy '"
                                        + policy.definition().name() + "' with binding '" + binding.name() + "': "
                                        + decision.message());
                    default -> throw new IllegalStateException("a stored binding has the action " + action);
                }
            }
        }
        evaluation.annotationErrors().forEach(error -> refuse(policy, Optional.of(binding.name()), error));
    }

    private void misconfigured(ValidatingPolicy policy, Optional<String> binding, @Nullable String problem) {
        if (policy.failsClosed()) {
            refuse(policy, binding, PolicyDecision.error(String.valueOf(problem), 0));
        }
    }

    private void refuse(ValidatingPolicy policy, Optional<String> binding, PolicyDecision decision) {
        refusals.add(new PolicyRefusal(policy.definition().name(), binding, decision));
    }
}
