package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.proxy.Location;
import io.drydock.apiserver.proxy.SchemeNamePort;
import io.drydock.apiserver.proxy.Transport;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.proxy.ProxyConnecter;
import io.drydock.kubeapiserver.registry.core.proxy.ProxyableAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Serves {@code pods/proxy}: passes requests on to a port of a pod.
 *
 * @see "Go: pkg/registry/core/pod/rest/subresources.go: ProxyREST"
 * @see "Go: pkg/registry/core/pod/strategy.go: ResourceLocation"
 */
final class PodProxy extends ProxyConnecter {
    private final Store pods;
    private final Transport transport;

    PodProxy(Store pods, Transport transport) {
        super("PodProxyOptions", true);
        this.pods = pods;
        this.transport = transport;
    }

    /** @param name may say scheme and port: {@code https:web-0:8443}; without, it is the pod's first port */
    @Override
    protected Target target(RequestScope scope, String name) {
        SchemeNamePort asked = SchemeNamePort.parse(name)
                .orElseThrow(() -> StatusErrors.badRequest("invalid pod request \"" + name + "\""));
        KubeObject pod = pods.get(scope, asked.name(), JsonNodeFactory.instance.objectNode());
        String port = asked.port().isEmpty() ? firstPort(pod) : asked.port();
        String address = address(pod);
        ProxyableAddress.require(address);
        return new Target(Location.of(asked.schemeOrHttp(), address, port), transport);
    }

    private static String firstPort(KubeObject pod) {
        for (JsonNode container : pod.at("spec", "containers")) {
            JsonNode port = container.path("ports").path(0).path("containerPort");
            if (!port.isMissingNode()) {
                return port.asString("");
            }
        }
        return "";
    }

    private static String address(KubeObject pod) {
        String first = pod.at("status", "podIPs").path(0).path("ip").asString("");
        return first.isEmpty() ? pod.at("status", "podIP").asString("") : first;
    }
}
