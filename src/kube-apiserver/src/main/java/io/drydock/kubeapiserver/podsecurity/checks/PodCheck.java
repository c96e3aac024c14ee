package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.Optional;

/**
 * One thing that a level of pod security forbids.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/checks.go: Check, from 1.22"
 */
public interface PodCheck {

    /** By which messages are in order. */
    String id();

    /** The minor version of the first policy that has it. */
    default int since() {
        return 0;
    }

    /** The baseline check that this one makes superfluous, being stricter; empty for none. */
    default String overrides() {
        return "";
    }

    /** @param minor the minor version of the policy, not before {@link #since()} */
    Optional<Violation> check(PodView pod, int minor);
}
