package io.drydock.kubeapiserver.admission.webhook;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.webhook.ServiceResolver;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import java.io.IOException;
import java.net.InetSocketAddress;
import tools.jackson.databind.JsonNode;

/**
 * Finds services by the address they have in the cluster, or by the name outside of it that they stand for.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/proxy/proxy.go: ResolveCluster"
 */
record ClusterIpResolver(Lookup lookup) implements ServiceResolver {
    private static final GroupResource SERVICES = new GroupResource("", "services");

    @Override
    public InetSocketAddress resolve(String namespace, String name, int port) throws IOException {
        KubeObject service = lookup.get(SERVICES, namespace, name)
                .orElseThrow(() -> new IOException("service " + GoValue.quote(name) + " not found"));
        String type = service.at("spec", "type").asString("");
        String address = service.at("spec", "clusterIP").asString("");
        return switch (type) {
            case "ClusterIP", "NodePort", "LoadBalancer" -> {
                if (address.equals("None")) {
                    throw new IOException("cannot route to service with ClusterIP \"None\"");
                }
                requirePort(service, port);
                yield new InetSocketAddress(address, port);
            }
            case "ExternalName" ->
                new InetSocketAddress(service.at("spec", "externalName").asString(""), port);
            default -> throw new IOException("unsupported service type " + GoValue.quote(type));
        };
    }

    private static void requirePort(KubeObject service, int wanted) throws IOException {
        for (JsonNode port : service.at("spec", "ports")) {
            if (port.path("port").asInt() == wanted) {
                return;
            }
        }
        throw new IOException("no service port " + wanted + " found for service " + GoValue.quote(service.name()));
    }
}
