package io.drydock.kubeapiserver.admission.configuration;

import io.drydock.kubeapiserver.admission.pod.TolerationPolicy;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** @see "Go: plugin/pkg/admission/podtolerationrestriction/config.go: loadConfiguration" */
final class TolerationReader {
    private TolerationReader() {}

    static TolerationPolicy read(ObjectNode tree) {
        Documents.requireKind(
                tree,
                "Configuration",
                "podtolerationrestriction.admission.k8s.io",
                Set.of("v1alpha1"),
                Set.of("default", "whitelist"));
        return new TolerationPolicy(
                tree.path("default").valueStream().toList(),
                tree.path("whitelist").valueStream().toList());
    }
}
