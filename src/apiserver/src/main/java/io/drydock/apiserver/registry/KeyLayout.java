package io.drydock.apiserver.registry;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import java.util.List;

/**
 * The keys of one resource's objects: {@code /registry/configmaps/default/a}, or without a namespace
 * {@code /registry/clusterroles/a}.
 *
 * @param storePrefix of everything this server keeps; without a slash at its end, as the other
 * @param resourcePrefix what names the resource after it
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: NamespaceKeyFunc, NoNamespaceKeyFunc"
 */
record KeyLayout(String storePrefix, String resourcePrefix, boolean namespaced) {

    /** The key as failures show it: a dry run does not get as far as where the store's prefix is added. */
    String shown(String key, boolean dryRun) {
        return dryRun ? key.substring(storePrefix.length()) : key;
    }

    /** The prefix of everything in a namespace, or of everything when the namespace is empty; ends with a slash. */
    String root(String namespace) {
        String prefix = storePrefix + "/" + resourcePrefix + "/";
        return namespaced && !namespace.isEmpty() ? prefix + namespace + "/" : prefix;
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
