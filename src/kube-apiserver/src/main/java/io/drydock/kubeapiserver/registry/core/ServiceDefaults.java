package io.drydock.kubeapiserver.registry.core;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** @see "Go: pkg/apis/core/v1/defaults.go: SetDefaults_Service" */
final class ServiceDefaults {
    private static final int THREE_HOURS = 10_800;

    private final boolean hasNewerFields;

    /** @param hasNewerFields whether the release knows policies for traffic within the cluster */
    ServiceDefaults(boolean hasNewerFields) {
        this.hasNewerFields = hasNewerFields;
    }

    void apply(KubeObject service) {
        ObjectNode spec = service.objectAt("spec");
        Defaults.text(spec, "sessionAffinity", "None");
        String affinity = spec.path("sessionAffinity").asString();
        if (affinity.equals("None")) {
            spec.remove("sessionAffinityConfig");
        } else if (affinity.equals("ClientIP")) {
            ObjectNode client = Defaults.object(Defaults.object(spec, "sessionAffinityConfig"), "clientIP");
            Defaults.number(client, "timeoutSeconds", THREE_HOURS);
        }
        Defaults.text(spec, "type", "ClusterIP");
        for (JsonNode port : spec.path("ports")) {
            applyToPort((ObjectNode) port);
        }
        applyPolicies(spec, spec.path("type").asString());
        if (hasNewerFields && spec.path("type").asString().equals("LoadBalancer")) {
            for (JsonNode ingress : service.at("status", "loadBalancer", "ingress")) {
                if (!ingress.path("ip").asString("").isEmpty()) {
                    Defaults.absentText((ObjectNode) ingress, "ipMode", "VIP");
                }
            }
        }
    }

    private static void applyToPort(ObjectNode port) {
        Defaults.text(port, "protocol", "TCP");
        JsonNode target = port.path("targetPort");
        boolean open = target.isString() ? target.asString().isEmpty() : target.asLong(0) == 0;
        if (open) {
            port.put("targetPort", port.path("port").asInt(0));
        }
    }

    private void applyPolicies(ObjectNode spec, String type) {
        boolean outside = hasNewerFields
                && type.equals("ClusterIP")
                && !spec.path("externalIPs").isEmpty();
        boolean external = type.equals("NodePort") || type.equals("LoadBalancer") || outside;
        if (external) {
            Defaults.text(spec, "externalTrafficPolicy", "Cluster");
        }
        if (!hasNewerFields) {
            return;
        }
        if (external || type.equals("ClusterIP")) {
            Defaults.text(spec, "internalTrafficPolicy", "Cluster");
        }
        if (type.equals("LoadBalancer")) {
            Defaults.flag(spec, "allocateLoadBalancerNodePorts", true);
        }
    }
}
