package io.drydock.kubeapiserver.registry.discovery;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Slices count changes of their labels too in later releases, which also no longer take the labels of nodes that
 * endpoints once had. The older release has not begun to tell how endpoints come and go.
 *
 * @see "Go: pkg/registry/discovery/endpointslice/strategy.go: endpointSliceStrategy"
 */
final class EndpointSliceStrategy extends ValidatedStrategy {
    EndpointSliceStrategy(ResourceContext context) {
        super(context, new EndpointSliceValidation(context.release()));
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        super.prepareForCreate(scope, object);
        drop(object);
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        super.prepareForUpdate(scope, object, old);
        boolean relabeled = isNewer() && !object.labels().equals(old.labels());
        if (relabeled && object.generation() == old.generation()) {
            object.setGeneration(old.generation() + 1);
        }
        if (!isNewer() || !object.at("endpoints").equals(old.at("endpoints"))) {
            drop(object);
        }
    }

    private boolean isNewer() {
        return release().atLeast(Release.V1_36);
    }

    private void drop(KubeObject slice) {
        for (JsonNode endpoint : slice.at("endpoints")) {
            if (isNewer()) {
                ((ObjectNode) endpoint).remove("deprecatedTopology");
                continue;
            }
            ((ObjectNode) endpoint).remove("nodeName");
            if (endpoint.path("conditions") instanceof ObjectNode conditions) {
                conditions.remove(List.of("serving", "terminating"));
            }
        }
    }
}
