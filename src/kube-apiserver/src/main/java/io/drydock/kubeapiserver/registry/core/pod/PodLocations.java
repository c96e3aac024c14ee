package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.kubelet.ConnectionInfo;
import io.drydock.kubeapiserver.registry.core.node.NodeConnections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Finds pods, their containers, and the kubelets of the nodes they run on.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: streamLocation, LogLocation"
 */
record PodLocations(Store pods, NodeConnections nodes) {

    KubeObject pod(RequestScope scope, String name) {
        return pods.get(scope, name, JsonNodeFactory.instance.objectNode());
    }

    /** Empty while no node has taken the pod on. */
    Optional<ConnectionInfo> kubelet(KubeObject pod) {
        String node = pod.at("spec", "nodeName").asString("");
        return node.isEmpty() ? Optional.empty() : Optional.of(nodes.get(node));
    }

    /** @throws StatusException 400 while no node has taken the pod on */
    ConnectionInfo requireKubelet(KubeObject pod) {
        return kubelet(pod)
                .orElseThrow(() -> StatusErrors.badRequest("pod " + pod.name() + " does not have a host assigned"));
    }

    /**
     * The container that is asked for, or the only one there is.
     *
     * @throws StatusException 400 when it is none of the pod's, or there is more than one to choose from
     */
    static String container(KubeObject pod, HttpExchange exchange) {
        String asked = exchange.query().first("container");
        List<String> names = names(pod, "containers");
        if (asked.isEmpty()) {
            if (names.size() == 1) {
                return names.getFirst();
            }
            throw StatusErrors.badRequest("a container name must be specified for pod " + pod.name()
                    + ", choose one of: [" + String.join(" ", allNames(pod)) + "]");
        }
        if (!allNames(pod).contains(asked)) {
            throw StatusErrors.badRequest("container " + asked + " is not valid for pod " + pod.name());
        }
        return asked;
    }

    private static List<String> allNames(KubeObject pod) {
        List<String> names = names(pod, "initContainers");
        names.addAll(names(pod, "containers"));
        names.addAll(names(pod, "ephemeralContainers"));
        return names;
    }

    private static List<String> names(KubeObject pod, String kind) {
        List<String> names = new ArrayList<>();
        for (JsonNode container : pod.at("spec", kind)) {
            names.add(container.path("name").asString(""));
        }
        return names;
    }
}
