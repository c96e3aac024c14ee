package io.drydock.apiserver.admission.policy.mutating;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusCause;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.admission.policy.PolicyBinding;
import io.drydock.apiserver.admission.policy.PolicyParts;
import io.drydock.apiserver.admission.policy.PolicySource;
import io.drydock.apiserver.admission.policy.PolicyTargets;
import io.drydock.apiserver.admission.policy.RememberingAuthorizer;
import java.util.List;

/**
 * Changes writes as the policies of users say. A policy does nothing without a binding.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/mutating/plugin.go: Plugin (1.36)"
 */
public final class MutatingAdmissionPolicy implements MutatingAdmission, AutoCloseable {
    public static final String NAME = "MutatingAdmissionPolicy";

    private final PolicySource<MutatingPolicy, PolicyBinding> source;
    private final PolicyParts parts;

    /** Watches the policies once it is started, or asked. */
    public MutatingAdmissionPolicy(PolicyParts parts) {
        this.source = parts.source(MutatingPolicy::of, PolicyBinding::of);
        this.parts = parts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return operation == Operation.CREATE || operation == Operation.UPDATE || operation == Operation.CONNECT;
    }

    @Override
    public void admit(AdmissionAttributes write) {
        if (PolicyTargets.isExempt(write)) {
            return;
        }
        MutationRound round = new MutationRound(write, parts.targets(), RememberingAuthorizer.of(parts.authorizer()));
        source.forEach(write, round::ask);
        List<MutationRefusal> refusals = round.refusals();
        if (!refusals.isEmpty()) {
            throw refusal(write, refusals);
        }
    }

    private static StatusException refusal(AdmissionAttributes write, List<MutationRefusal> refusals) {
        Status forbidden = AdmissionErrors.forbidden(write, "").status();
        StatusDetails details = forbidden.details().orElseThrow();
        return StatusErrors.failure(
                forbidden.code(),
                refusals.getFirst().reason(),
                refusals.getFirst().message(),
                new StatusDetails(
                        details.name(),
                        details.group(),
                        details.kind(),
                        details.uid(),
                        refusals.stream()
                                .map(refusal -> new StatusCause("", refusal.message(), ""))
                                .toList(),
                        0));
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
