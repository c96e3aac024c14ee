package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.admission.configuration.LiveConfigurations;
import io.drydock.apiserver.admission.matching.AdmissionMatcher;
import io.drydock.apiserver.admission.policy.ParamResources;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.informer.Informer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Refuses writes that the policies of users refuse, warns of them, or has them noted. A policy does nothing without a
 * binding.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/plugin.go: Plugin (1.36)"
 */
public final class ValidatingAdmissionPolicy implements ValidatingAdmission, AutoCloseable {
    public static final String NAME = "ValidatingAdmissionPolicy";

    /** Who asks what may be done, or who somebody is, writes nothing. */
    private static final Set<GroupResource> REVIEWS = Set.of(
            new GroupResource("authentication.k8s.io", "selfsubjectreviews"),
            new GroupResource("authentication.k8s.io", "tokenreviews"),
            new GroupResource("authorization.k8s.io", "localsubjectaccessreviews"),
            new GroupResource("authorization.k8s.io", "selfsubjectaccessreviews"),
            new GroupResource("authorization.k8s.io", "selfsubjectrulesreviews"),
            new GroupResource("authorization.k8s.io", "subjectaccessreviews"));

    private final LiveConfigurations<ValidatingPolicy> policies;
    private final LiveConfigurations<ValidatingBinding> bindings;
    private final AdmissionMatcher matcher;
    private final ParamResources params;
    private final Authorizer authorizer;

    /**
     * @param policies gives an informer of the policies, which the plug-in starts and closes
     * @param bindings gives one of their bindings
     * @param authorizer asked by expressions
     */
    public ValidatingAdmissionPolicy(
            Supplier<Optional<Informer>> policies,
            Supplier<Optional<Informer>> bindings,
            AdmissionMatcher matcher,
            ParamResources params,
            Authorizer authorizer) {
        this.policies = new LiveConfigurations<>(policies, ValidatingPolicy::of);
        this.bindings = new LiveConfigurations<>(bindings, ValidatingBinding::of);
        this.matcher = matcher;
        this.params = params;
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
        if (AdmissionMatcher.isExempt(write)
                || REVIEWS.contains(write.resource().groupResource())) {
            return;
        }
        List<ValidatingBinding> bound = current(bindings, write);
        if (bound.isEmpty()) {
            return;
        }
        PolicyRound round = new PolicyRound(write, matcher, params, remembering());
        for (ValidatingPolicy policy : current(policies, write)) {
            List<ValidatingBinding> own = bound.stream()
                    .filter(binding -> binding.policyName().equals(policy.name()))
                    .toList();
            if (!own.isEmpty()) {
                round.ask(policy, own);
            }
        }
        round.firstRefusal().ifPresent(refusal -> {
            throw refusal.toStatus(write);
        });
    }

    private static <T> List<T> current(LiveConfigurations<T> configurations, AdmissionAttributes write) {
        Optional<List<T>> current = configurations.current();
        return current.orElseThrow(() -> AdmissionErrors.forbidden(write, "not yet ready to handle request"));
    }

    /** Many expressions ask the same of one write. */
    private Authorizer remembering() {
        Map<AuthorizationAttributes, Authorizer.Decision> known = new HashMap<>();
        return question -> known.computeIfAbsent(question, authorizer::authorize);
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
