package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settles the IP families of a service. Releases before dual stack know nothing of them and drop what is said.
 *
 * @see "Go: pkg/registry/core/service/storage/alloc.go: Allocators.initIPFamilyFields"
 */
final class ServiceFamilies {
    private final boolean dualStack;
    private final ServiceNetwork network;

    ServiceFamilies(Release release, ServiceNetwork network) {
        this.dualStack = release.atLeast(Release.V1_36);
        this.network = network;
    }

    void settle(KubeObject service) {
        ObjectNode spec = service.objectAt("spec");
        if (!dualStack) {
            spec.remove("ipFamilies");
            spec.remove("ipFamilyPolicy");
            return;
        }
        if (!ServiceShape.needsClusterIp(service)) {
            return;
        }
        List<String> families = new ArrayList<>();
        spec.path("ipFamilies").forEach(family -> families.add(family.asString("")));
        List<String> addresses = ServiceShape.clusterIps(service);
        for (int i = families.size(); i < addresses.size(); i++) {
            IpAddress.parse(addresses.get(i)).ifPresent(address -> families.add(address.isIpv4() ? "IPv4" : "IPv6"));
        }
        if (families.isEmpty()) {
            families.add(network.primaryFamily());
        }
        String policy = spec.path("ipFamilyPolicy").asString("");
        if (policy.isEmpty()) {
            policy = families.size() > 1 ? "RequireDualStack" : "SingleStack";
            spec.put("ipFamilyPolicy", policy);
        }
        boolean bothAvailable = network.secondary().isPresent();
        boolean wantsBoth = policy.equals("RequireDualStack") || (policy.equals("PreferDualStack") && bothAvailable);
        if (wantsBoth && families.size() == 1) {
            families.add(families.getFirst().equals("IPv4") ? "IPv6" : "IPv4");
        }
        ArrayNode settled = spec.putArray("ipFamilies");
        families.forEach(settled::add);
    }
}
