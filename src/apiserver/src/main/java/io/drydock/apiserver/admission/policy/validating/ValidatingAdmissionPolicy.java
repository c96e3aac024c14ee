package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.admission.configuration.LiveConfigurations;
import io.drydock.apiserver.admission.policy.PolicyTargets;
import io.drydock.apiserver.admission.policy.RememberingAuthorizer;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.informer.Informer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Refuses writes that the policies of users refuse, warns of them, or has them noted. A policy does nothing without a
 * binding.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/plugin.go: Plugin (1.36)"
 */
public final class ValidatingAdmissionPolicy implements ValidatingAdmission, AutoCloseable {
    public static final String NAME = "ValidatingAdmissionPolicy";

    private final LiveConfigurations<ValidatingPolicy> policies;
    private final LiveConfigurations<ValidatingBinding> bindings;
    private final PolicyTargets targets;
    private final Authorizer authorizer;

    /**
     * @param policies gives an informer of the policies, which the plug-in starts and closes
     * @param bindings gives one of their bindings
     * @param authorizer asked by expressions
     */
    public ValidatingAdmissionPolicy(
            Supplier<Optional<Informer>> policies,
            Supplier<Optional<Informer>> bindings,
            PolicyTargets targets,
            Authorizer authorizer) {
        this.policies = new LiveConfigurations<>(policies, ValidatingPolicy::of);
        this.bindings = new LiveConfigurations<>(bindings, ValidatingBinding::of);
        this.targets = targets;
        this.authorizer = authorizer;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return true;
    }

    @Override
    public void validate(AdmissionAttributes write) {
        if (PolicyTargets.isExempt(write)) {
            return;
        }
        List<ValidatingBinding> bound = PolicyTargets.current(bindings, write);
        if (bound.isEmpty()) {
            return;
        }
        PolicyRound round = new PolicyRound(write, targets, RememberingAuthorizer.of(authorizer));
        for (ValidatingPolicy policy : PolicyTargets.current(policies, write)) {
            List<ValidatingBinding> own = bound.stream()
                    .filter(binding ->
                            binding.policyName().equals(policy.definition().name()))
                    .toList();
            if (!own.isEmpty()) {
                round.ask(policy, own);
            }
        }
        round.firstRefusal().ifPresent(refusal -> {
            throw refusal.toStatus(write);
        });
    }

    /** Begins to watch, so that the first write need not wait for it. */
    public void start() {
        bindings.start();
        policies.start();
    }

    @Override
    public void close() {
        bindings.close();
        policies.close();
    }
}
