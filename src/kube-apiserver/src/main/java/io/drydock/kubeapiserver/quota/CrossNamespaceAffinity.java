package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Tells which pods want to be near to or far from those of other namespaces, which makes scheduling slow. */
final class CrossNamespaceAffinity {
    private CrossNamespaceAffinity() {}

    static boolean isUsedBy(KubeObject pod) {
        return List.of("podAffinity", "podAntiAffinity").stream()
                .map(kind -> pod.at("spec", "affinity", kind))
                .anyMatch(CrossNamespaceAffinity::isIn);
    }

    private static boolean isIn(JsonNode affinity) {
        boolean required = affinity.path("requiredDuringSchedulingIgnoredDuringExecution")
                .valueStream()
                .anyMatch(CrossNamespaceAffinity::namesNamespaces);
        boolean preferred = affinity.path("preferredDuringSchedulingIgnoredDuringExecution")
                .valueStream()
                .anyMatch(weighted -> namesNamespaces(weighted.path("podAffinityTerm")));
        return required || preferred;
    }

    private static boolean namesNamespaces(JsonNode term) {
        return !term.path("namespaces").isEmpty()
                || term.path("namespaceSelector").isObject();
    }
}
