package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.admission.policy.PolicyParts;
import io.drydock.apiserver.admission.policy.PolicySource;
import io.drydock.apiserver.admission.policy.PolicyTargets;
import io.drydock.apiserver.admission.policy.RememberingAuthorizer;

/**
 * Refuses writes that the policies of users refuse, warns of them, or has them noted. A policy does nothing without a
 * binding.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/plugin.go: Plugin (1.36)"
 */
public final class ValidatingAdmissionPolicy implements ValidatingAdmission, AutoCloseable {
    public static final String NAME = "ValidatingAdmissionPolicy";

    private final PolicySource<ValidatingPolicy, ValidatingBinding> source;
    private final PolicyParts parts;

    /** Watches the policies once it is started, or asked. */
    public ValidatingAdmissionPolicy(PolicyParts parts) {
        this.source = parts.source(ValidatingPolicy::of, ValidatingBinding::of);
        this.parts = parts;
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
        PolicyRound round = new PolicyRound(write, parts.targets(), RememberingAuthorizer.of(parts.authorizer()));
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
