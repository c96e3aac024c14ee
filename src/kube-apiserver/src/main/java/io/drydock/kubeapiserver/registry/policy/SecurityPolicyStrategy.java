package io.drydock.kubeapiserver.registry.policy;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;

/**
 * Pod security policies; they do not tell yet how containers may see {@code /proc}.
 *
 * @see "Go: pkg/registry/policy/podsecuritypolicy/strategy.go (1.20)"
 */
final class SecurityPolicyStrategy extends ValidatedStrategy {
    private static final String PROC_MOUNTS = "allowedProcMountTypes";

    SecurityPolicyStrategy(ResourceContext context) {
        super(context, new SecurityPolicyValidation(context.release()));
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject policy) {
        super.prepareForCreate(scope, policy);
        policy.objectAt("spec").remove(PROC_MOUNTS);
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject policy, KubeObject old) {
        super.prepareForUpdate(scope, policy, old);
        if (!old.at("spec").has(PROC_MOUNTS)) {
            policy.objectAt("spec").remove(PROC_MOUNTS);
        }
    }
}
