package io.drydock.apiserver.admission.cel;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code namespaceObject} in an expression: what of a namespace is for everybody to see.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/cel/condition.go: CreateNamespaceObject (1.36)"
 */
final class NamespaceVariable {
    private static final List<String> PARTS = List.of("spec", "status");
    private static final Set<String> METADATA = Set.of(
            "name",
            "generateName",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "labels",
            "annotations",
            "finalizers");

    private NamespaceVariable() {}

    static KubeObject of(KubeObject namespace) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = shown.putObject("metadata");
        namespace.at("metadata").properties().stream()
                .filter(field -> METADATA.contains(field.getKey()))
                .forEach(field -> metadata.set(field.getKey(), field.getValue()));
        PARTS.stream().filter(namespace.tree()::has).forEach(part -> shown.set(part, namespace.at(part)));
        return KubeObject.of(shown);
    }
}
