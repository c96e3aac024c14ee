package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.Set;

/**
 * Serves {@code pods/proxy}. Without a network that reaches pods there is no pod to pass a request on to.
 *
 * @see "Go: pkg/registry/core/pod/rest/subresources.go: ProxyREST"
 */
final class PodProxy extends KubeletConnecter {
    PodProxy(Store pods, ResourceDirectory directory) {
        super(
                pods,
                directory,
                new GroupVersionKind("", "v1", "PodProxyOptions"),
                Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"));
    }

    @Override
    void connect(RequestScope scope, KubeObject pod, HttpExchange exchange) {
        if (pod.at("status", "podIP").asString("").isEmpty()) {
            throw StatusErrors.badRequest("address not allowed");
        }
        throw StatusErrors.serviceUnavailable("error trying to reach service: no network leads to pod " + pod.name());
    }
}
