package io.drydock.kubeapiserver.registry.policy;

import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;

/**
 * What a pod security policy says when its author does not: it stays as open as it was before it could say it.
 *
 * @see "Go: pkg/apis/policy/v1beta1/defaults.go (1.20)"
 */
public final class PolicyDefaults {
    private PolicyDefaults() {}

    public static void addTo(Scheme.Builder scheme) {
        scheme.defaults(
                new GroupVersionKind("policy", "v1beta1", "PodSecurityPolicy"),
                policy -> Defaults.flag(policy.objectAt("spec"), "allowPrivilegeEscalation", true));
    }
}
