package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All checks, in the order in which their violations are told.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/registry.go: checkRegistry, from 1.22"
 */
public final class PodChecks {
    private final List<PodCheck> baseline = List.of(
            new AppArmorProfile(),
            new DefaultCapabilities(),
            new HostNamespaces(),
            new HostPathVolumes(),
            new HostPorts(),
            new ProbeHosts(),
            new PrivilegedContainers(),
            new ProcMount(),
            new SeLinuxOptions(),
            new SeccompProfile(),
            new Sysctls(),
            new WindowsHostProcess());
    private final List<PodCheck> restricted = List.of(
            new PrivilegeEscalation(),
            new DroppedCapabilities(),
            new RestrictedProcMount(),
            new RestrictedVolumes(),
            new RunAsNonRoot(),
            new RunAsUser(),
            new RestrictedSeccompProfile());

    /** @param minor the minor version of the policy */
    public List<Violation> baseline(PodView pod, int minor) {
        return violations(baseline.stream(), pod, minor);
    }

    /** Those of the baseline too, but for the checks that stricter ones stand in for. */
    public List<Violation> restricted(PodView pod, int minor) {
        Set<String> overridden = restricted.stream()
                .filter(check -> check.since() <= minor)
                .map(PodCheck::overrides)
                .collect(Collectors.toSet());
        Stream<PodCheck> remaining = baseline.stream().filter(check -> !overridden.contains(check.id()));
        return violations(Stream.concat(remaining, restricted.stream()), pod, minor);
    }

    private static List<Violation> violations(Stream<PodCheck> checks, PodView pod, int minor) {
        return checks.filter(check -> check.since() <= minor)
                .map(check -> check.check(pod, minor))
                .flatMap(Optional::stream)
                .toList();
    }
}
