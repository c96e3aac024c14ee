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
 * Serves {@code pods/exec}, {@code pods/attach} and {@code pods/portforward}.
 *
 * @see "Go: pkg/registry/core/pod/rest/subresources.go: ExecREST, AttachREST, PortForwardREST"
 */
final class PodStream extends KubeletConnecter {
    private final boolean intoContainer;

    /**
     * @param options the kind of the request's options, such as {@code PodExecOptions}
     * @param intoContainer whether the request is for one container rather than for the pod
     */
    PodStream(Store pods, ResourceDirectory directory, String options, boolean intoContainer) {
        super(pods, directory, new GroupVersionKind("", "v1", options), Set.of("GET", "POST"));
        this.intoContainer = intoContainer;
    }

    @Override
    void connect(RequestScope scope, KubeObject pod, HttpExchange exchange) {
        if (intoContainer) {
            container(pod, exchange);
        }
        String node = pod.at("spec", "nodeName").asString("");
        if (node.isEmpty()) {
            throw StatusErrors.badRequest("pod " + pod.name() + " does not have a host assigned");
        }
        dial(node);
    }
}
