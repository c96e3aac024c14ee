package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.cel.AdmissionVariables;
import io.drydock.apiserver.admission.matching.AdmissionMatcher;
import io.drydock.apiserver.admission.matching.Match;
import io.drydock.apiserver.admission.policy.ConfigurationException;
import io.drydock.apiserver.admission.policy.ParamRef;
import io.drydock.apiserver.admission.policy.ParamResources;
import io.drydock.apiserver.authorization.Authorizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One write on its way past the policies.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/dispatcher.go: dispatcher.Dispatch (1.36)"
 */
final class PolicyRound {
    private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");

    private final AdmissionAttributes write;
    private final AdmissionMatcher matcher;
    private final ParamResources params;
    private final Authorizer authorizer;
    private final List<PolicyRefusal> refusals = new ArrayList<>();

    PolicyRound(AdmissionAttributes write, AdmissionMatcher matcher, ParamResources params, Authorizer authorizer) {
        this.write = write;
        this.matcher = matcher;
        this.params = params;
        this.authorizer = authorizer;
    }

    Optional<PolicyRefusal> firstRefusal() {
        return refusals.stream().findFirst();
    }

    void ask(ValidatingPolicy policy, List<ValidatingBinding> bindings) {
        Optional<Match> match;
        try {
            match = matcher.match(policy.criteria(), write);
            if (match.isPresent() && policy.paramKind().isPresent()) {
                ParamRef.resource(params, policy.paramKind().get());
            }
        } catch (StatusException | ConfigurationException failure) {
            misconfigured(policy, Optional.empty(), "failed to configure policy: " + failure.getMessage());
            return;
        }
        if (match.isEmpty()) {
            return;
        }
        PolicyNotes notes = new PolicyNotes();
        for (ValidatingBinding binding : bindings) {
            ask(policy, binding, match.get(), notes);
        }
        notes.publish(policy.name(), write.context());
    }

    private void ask(ValidatingPolicy policy, ValidatingBinding binding, Match match, PolicyNotes notes) {
        List<Optional<KubeObject>> parameters;
        AdmissionVariables variables;
        try {
            if (binding.criteria().isPresent()
                    && matcher.match(binding.criteria().get(), write).isEmpty()) {
                return;
            }
            parameters = ParamRef.parameters(params, policy.paramKind(), binding.paramRef(), write);
            if (parameters.isEmpty()) {
                return;
            }
            variables = AdmissionVariables.of(write, match, authorizer);
        } catch (StatusException | ConfigurationException failure) {
            misconfigured(policy, Optional.of(binding.name()), "failed to configure binding: " + failure.getMessage());
            return;
        }
        Optional<KubeObject> namespace = namespace();
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
                                .warn("Validation failed for ValidatingAdmissionPolicy '" + policy.name()
                                        + "' with binding '" + binding.name() + "': " + decision.message());
                    default -> throw new IllegalStateException("a stored binding has the action " + action);
                }
            }
        }
        evaluation.annotationErrors().forEach(error -> refuse(policy, Optional.of(binding.name()), error));
    }

    private void misconfigured(ValidatingPolicy policy, Optional<String> binding, String problem) {
        if (policy.failsClosed()) {
            refuse(policy, binding, PolicyDecision.error(problem, 0));
        }
    }

    private void refuse(ValidatingPolicy policy, Optional<String> binding, PolicyDecision decision) {
        refusals.add(new PolicyRefusal(policy.name(), binding, decision));
    }

    /** A namespace is not in one, though a write to it names it. */
    private Optional<KubeObject> namespace() {
        String name = write.namespace();
        if (name.isEmpty() || write.resource().groupResource().equals(NAMESPACES)) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.namespaces().namespace(name).orElseThrow(() -> StatusErrors.notFound(NAMESPACES, name)));
    }
}
