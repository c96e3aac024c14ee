package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.List;
import java.util.Optional;

/**
 * Pods must not see the files of their machine.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_hostPathVolumes.go, from 1.22"
 */
final class HostPathVolumes implements PodCheck {
    static final String ID = "hostPathVolumes";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        List<String> volumes = pod.spec()
                .path("volumes")
                .valueStream()
                .filter(volume -> volume.path("hostPath").isObject())
                .map(PodView::nameOf)
                .toList();
        return volumes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation("hostPath volumes", Wording.named("volume", volumes)));
    }
}
