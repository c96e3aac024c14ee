package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.proxy.Location;
import io.drydock.apiserver.proxy.SchemeNamePort;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.kubelet.ConnectionInfo;
import io.drydock.kubeapiserver.registry.core.proxy.ProxyConnecter;
import io.drydock.kubeapiserver.registry.core.proxy.ProxyableAddress;

/**
 * Serves {@code nodes/proxy}: passes requests on to a node's kubelet, or to another port of the node.
 *
 * @see "Go: pkg/registry/core/node/rest/proxy.go: ProxyREST"
 * @see "Go: pkg/registry/core/node/strategy.go: ResourceLocation"
 */
final class NodeProxy extends ProxyConnecter {
    private final NodeConnections connections;

    NodeProxy(NodeConnections connections) {
        super("NodeProxyOptions", false);
        this.connections = connections;
    }

    /** @param name may say scheme and port: {@code https:worker-1:10250} */
    @Override
    protected Target target(RequestScope scope, String name) {
        SchemeNamePort asked = SchemeNamePort.parse(name)
                .orElseThrow(() -> StatusErrors.badRequest("invalid node request \"" + name + "\""));
        ConnectionInfo info = connections.get(asked.name());
        if (asked.port().isEmpty() || asked.port().equals(info.root().port())) {
            return new Target(info.root(), info.transport());
        }
        ProxyableAddress.requireHost(info.root().host());
        return new Target(
                Location.of(asked.schemeOrHttp(), info.root().host(), asked.port()),
                connections.dialer().proxyTransport());
    }
}
