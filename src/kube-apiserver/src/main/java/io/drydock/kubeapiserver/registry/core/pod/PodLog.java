package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.io.IOException;
import java.util.Set;

/**
 * Serves {@code pods/log}. A pod that no node has taken on has written nothing yet.
 *
 * @see "Go: pkg/registry/core/pod/rest/log.go: LogREST"
 */
final class PodLog extends KubeletConnecter {
    PodLog(Store pods, ResourceDirectory directory) {
        super(pods, directory, new GroupVersionKind("", "v1", "Pod"), Set.of("GET"));
    }

    @Override
    void connect(RequestScope scope, KubeObject pod, HttpExchange exchange) throws IOException {
        container(pod, exchange);
        String node = pod.at("spec", "nodeName").asString("");
        if (!node.isEmpty()) {
            dial(node);
        }
        exchange.send(200, "text/plain", new byte[0]);
    }
}
