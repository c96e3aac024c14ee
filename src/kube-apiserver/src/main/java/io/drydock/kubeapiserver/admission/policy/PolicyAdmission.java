package io.drydock.kubeapiserver.admission.policy;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.matching.AdmissionMatcher;
import io.drydock.apiserver.admission.policy.PolicyParts;
import io.drydock.apiserver.admission.policy.PolicyTargets;
import io.drydock.apiserver.admission.policy.mutating.MutatingAdmissionPolicy;
import io.drydock.apiserver.admission.policy.validating.ValidatingAdmissionPolicy;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.informer.Informer;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the plug-ins that ask the policies of users.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/generic/plugin.go: Plugin.ValidateInitialization
 *     (1.36)"
 */
public final class PolicyAdmission implements AutoCloseable {
    private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");

    private final ResourceDirectory directory;
    private final MutatingAdmissionPolicy mutating;
    private final ValidatingAdmissionPolicy validating;

    /**
     * @param directory in which policies, parameters and namespaces are, once there is something to ask
     * @param authorizer asked by expressions
     */
    public PolicyAdmission(ResourceDirectory directory, Authorizer authorizer) {
        this.directory = directory;
        this.mutating = new MutatingAdmissionPolicy(
                parts("mutatingadmissionpolicies", "mutatingadmissionpolicybindings", authorizer));
        this.validating = new ValidatingAdmissionPolicy(
                parts("validatingadmissionpolicies", "validatingadmissionpolicybindings", authorizer));
    }

    public MutatingAdmissionPolicy mutating() {
        return mutating;
    }

    public ValidatingAdmissionPolicy validating() {
        return validating;
    }

    /** Begins to watch the policies, so that the first write need not wait for them. */
    public void start() {
        mutating.start();
        validating.start();
    }

    @Override
    public void close() {
        mutating.close();
        validating.close();
    }

    private PolicyParts parts(String policies, String bindings, Authorizer authorizer) {
        Lookup lookup = new Lookup(directory);
        PolicyTargets targets = new PolicyTargets(
                new AdmissionMatcher(name -> lookup.get(NAMESPACES, "", name)), new BuiltInParams(directory));
        return new PolicyParts(informer(policies), informer(bindings), targets, authorizer);
    }

    private Supplier<Optional<Informer>> informer(String resource) {
        GroupResource policies = new GroupResource("admissionregistration.k8s.io", resource);
        return () -> directory.store(policies).map(store -> new Informer(resource, store));
    }
}
