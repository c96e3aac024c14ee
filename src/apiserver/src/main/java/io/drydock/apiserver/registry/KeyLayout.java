package io.drydock.apiserver.registry;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import java.util.List;

/**
 * The keys of one resource's objects: {@code /registry/configmaps/default/a}, or without a namespace
 * {@code /registry/clusterroles/a}.
 *
 * @param prefix of all of them, without a slash at its end
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: NamespaceKeyFunc, NoNamespaceKeyFunc"
 */
record KeyLayout(String prefix, boolean namespaced) {

    /** The prefix of everything in a namespace, or of everything when the namespace is empty; ends with a slash. */
    String root(String namespace) {
        return namespaced && !namespace.isEmpty() ? prefix + "/" + namespace + "/" : prefix + "/";
    }

    /** @throws io.drydock.apimachinery.status.StatusException 400 when the name cannot be part of a key */
    String key(String namespace, String name) {
        if (namespaced && namespace.isEmpty()) {
            throw StatusErrors.badRequest("Namespace parameter required.");
        }
        if (name.isEmpty()) {
            throw StatusErrors.badRequest("Name parameter required.");
        }
        List<String> problems = NameRules.pathSegmentName(name, false);
        if (!problems.isEmpty()) {
            throw StatusErrors.badRequest(
                    "Name parameter invalid: " + GoValue.quote(name) + ": " + String.join(";", problems));
        }
        return root(namespace) + name;
    }
}
