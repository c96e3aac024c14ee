package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import tools.jackson.databind.JsonNode;

/**
 * A network policy that says what it said before in other words, such as with an empty list where there was none,
 * counts as changed.
 *
 * @see "Go: pkg/registry/networking/networkpolicy/strategy.go: networkPolicyStrategy"
 */
final class NetworkPolicyStrategy extends ValidatedStrategy {
    NetworkPolicyStrategy(ResourceContext context) {
        super(context, new NetworkPolicyValidation(context.release()));
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        super.prepareForUpdate(scope, object, old);
        if (object.generation() == old.generation() && emptyLists(object.at("spec")) != emptyLists(old.at("spec"))) {
            object.setGeneration(old.generation() + 1);
        }
    }

    private static int emptyLists(JsonNode node) {
        int count = node.isArray() && node.isEmpty() ? 1 : 0;
        for (JsonNode child : node) {
            count += emptyLists(child);
        }
        return count;
    }
}
