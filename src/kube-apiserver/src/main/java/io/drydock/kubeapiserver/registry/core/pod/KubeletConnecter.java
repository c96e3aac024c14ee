package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.Connecter;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the subresources share that lead to a pod's node. Nothing here speaks to a node's agent: a request is checked
 * as far as the server knows the answer by itself, and is refused where the real server would dial.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: streamLocation"
 */
abstract class KubeletConnecter implements Connecter {
    private static final GroupResource NODES = new GroupResource("", "nodes");

    private final Store pods;
    private final ResourceDirectory directory;
    private final GroupVersionKind kind;
    private final Set<String> methods;

    KubeletConnecter(Store pods, ResourceDirectory directory, GroupVersionKind kind, Set<String> methods) {
        this.pods = pods;
        this.directory = directory;
        this.kind = kind;
        this.methods = methods;
    }

    @Override
    public final GroupVersionKind kind() {
        return kind;
    }

    @Override
    public final boolean namespaced() {
        return true;
    }

    @Override
    public final Set<String> methods() {
        return methods;
    }

    @Override
    public final void connect(RequestScope scope, String name, String path, HttpExchange exchange) throws IOException {
        connect(scope, pods.get(scope, name, JsonNodeFactory.instance.objectNode()), exchange);
    }

    abstract void connect(RequestScope scope, KubeObject pod, HttpExchange exchange) throws IOException;

    /** The container that is asked for, or the only one there is. */
    static String container(KubeObject pod, HttpExchange exchange) {
        String asked = exchange.query().first("container");
        List<String> names = new ArrayList<>();
        pod.at("spec", "containers").forEach(container -> names.add(name(container)));
        if (asked.isEmpty()) {
            if (names.size() == 1) {
                return names.getFirst();
            }
            throw StatusErrors.badRequest("a container name must be specified for pod " + pod.name()
                    + ", choose one of: [" + String.join(" ", names) + "]" + initNames(pod));
        }
        pod.at("spec", "initContainers").forEach(container -> names.add(name(container)));
        pod.at("spec", "ephemeralContainers").forEach(container -> names.add(name(container)));
        if (!names.contains(asked)) {
            throw StatusErrors.badRequest("container " + asked + " is not valid for pod " + pod.name());
        }
        return asked;
    }

    private static String initNames(KubeObject pod) {
        List<String> names = new ArrayList<>();
        pod.at("spec", "initContainers").forEach(container -> names.add(name(container)));
        return names.isEmpty() ? "" : " or one of the init containers: [" + String.join(" ", names) + "]";
    }

    private static String name(JsonNode container) {
        return container.path("name").asString("");
    }

    /** Stands where the connection would be made. Never returns. */
    final void dial(String node) {
        directory.require(NODES).get(InternalScope.of(NODES.resource()), node, JsonNodeFactory.instance.objectNode());
        throw StatusErrors.internalError("error dialing backend: no connection to the agent of node " + node);
    }
}
