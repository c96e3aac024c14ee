package io.drydock.kubeapiserver.kubelet;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.proxy.Location;
import io.drydock.apiserver.proxy.TlsTrust;
import io.drydock.apiserver.proxy.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What connections to nodes, pods and services go through: plain TCP from this machine. The SSH tunnels that it could
 * set up until release 1.18 are gone, as are the flags that asked for them.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: CreateNodeDialer"
 * @see "Go: pkg/kubelet/client/kubelet_client.go: NodeConnectionInfoGetter"
 */
public final class NodeDialer {
    private static final String DEFAULT_KUBELET_PORT = "10250";
    private static final String HOSTNAME = "Hostname";
    private static final String HOSTNAME_LABEL = "kubernetes.io/hostname";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    private final KubeletClientConfig config;
    private final Transport proxy = new Transport(TlsTrust.ANYBODY, CONNECT_TIMEOUT);
    private final Transport kubelet;
    private final Transport unverifiedKubelet;

    public NodeDialer(KubeletClientConfig config) {
        this.config = config;
        this.kubelet = new Transport(config.trust(), config.timeout());
        this.unverifiedKubelet = new Transport(config.trust().withoutVerifying(), config.timeout());
    }

    /** The way to pods and services. They are called by their addresses, which no certificate is expected to have. */
    public Transport proxyTransport() {
        return proxy;
    }

    /**
     * Finds a node's kubelet by what the node's status says.
     *
     * @throws StatusException 500 when it has none of the addresses that may be used
     */
    public ConnectionInfo connectionInfo(KubeObject node) {
        int port =
                node.at("status", "daemonEndpoints", "kubeletEndpoint", "Port").asInt(0);
        Location root = Location.of("https", address(node), port > 0 ? Integer.toString(port) : DEFAULT_KUBELET_PORT);
        return new ConnectionInfo(root, kubelet, unverifiedKubelet);
    }

    private String address(KubeObject node) {
        for (String type : config.preferredAddressTypes()) {
            Optional<String> found = address(node, type);
            if (found.isPresent()) {
                return found.get();
            }
        }
        List<String> known = new ArrayList<>();
        node.at("status", "addresses")
                .forEach(address -> known.add("{" + text(address, "type") + " " + text(address, "address") + "}"));
        throw new StatusException(Status.failure(
                500, "", "no preferred addresses found; known addresses: [" + String.join(" ", known) + "]"));
    }

    private static Optional<String> address(KubeObject node, String type) {
        for (JsonNode address : node.at("status", "addresses")) {
            if (text(address, "type").equals(type)) {
                return Optional.of(text(address, "address"));
            }
        }
        // Old kubelets tell their host name by a label only.
        return type.equals(HOSTNAME)
                ? Optional.ofNullable(node.labels().get(HOSTNAME_LABEL)).filter(name -> !name.isEmpty())
                : Optional.empty();
    }

    private static String text(JsonNode address, String field) {
        return address.path(field).asString("");
    }

    /** What was decided about the way, in the reader's terms. */
    public List<String> decisions() {
        return List.of(
                "dials nodes, pods and services over TCP",
                config.trust().verifies()
                        ? "kubelets must show a certificate of --kubelet-certificate-authority"
                        : "believes any kubelet",
                config.trust().client().isPresent()
                        ? "shows them --kubelet-client-certificate"
                        : "shows them no certificate");
    }
}
