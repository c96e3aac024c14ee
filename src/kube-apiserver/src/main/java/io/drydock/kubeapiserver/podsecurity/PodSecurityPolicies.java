package io.drydock.kubeapiserver.podsecurity;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.kubeapiserver.podsecurity.checks.PodChecks;
import io.drydock.kubeapiserver.podsecurity.checks.PodView;
import io.drydock.kubeapiserver.podsecurity.checks.Violation;
import java.util.List;

/**
 * Tells what a pod lacks for a level.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/registry.go: checkRegistry.EvaluatePod, from 1.22"
 */
public final class PodSecurityPolicies {
    private final PodChecks checks = new PodChecks();
    private final int newest;

    /** @param release whose policies are the latest */
    public PodSecurityPolicies(Release release) {
        this.newest = release.minor();
    }

    public List<Violation> violations(LevelVersion wanted, PodView pod) {
        int minor = Math.min(wanted.version().minor(), newest);
        return switch (wanted.level()) {
            case PRIVILEGED -> List.of();
            case BASELINE -> checks.baseline(pod, minor);
            case RESTRICTED -> checks.restricted(pod, minor);
        };
    }
}
