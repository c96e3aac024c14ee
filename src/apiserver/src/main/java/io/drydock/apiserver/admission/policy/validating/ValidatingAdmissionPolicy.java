package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.admission.policy.PolicySource;
import io.drydock.apiserver.admission.policy.PolicyTargets;
import io.drydock.apiserver.admission.policy.RememberingAuthorizer;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.informer.Informer;
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

    private final PolicySource<ValidatingPolicy, ValidatingBinding> source;
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
        this.source = new PolicySource<>(policies, ValidatingPolicy::of, bindings, ValidatingBinding::of);
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
        PolicyRound round = new PolicyRound(write, targets, RememberingAuthorizer.of(authorizer));
        source.forEach(write, round::ask);
        round.firstRefusal().ifPresent(refusal -> {
            throw refusal.toStatus(write);
        });
    }

    /** Begins to watch, so that the first write need not wait for it. */
    public void start() {
        source.start();
    }

    @Override
    public void close() {
        source.close();
    }
}
