package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settles the IP families of a service. Releases before dual stack know nothing of them and drop what is said.
 *
 * @see "Go: pkg/registry/core/service/storage/alloc.go: Allocators.initIPFamilyFields"
 */
final class ServiceFamilies {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> NEWER =
            List.of("ipFamilies", "ipFamilyPolicy", "topologyKeys", "allocateLoadBalancerNodePorts");
    private static final String SINGLE = "SingleStack";
    private static final String REQUIRED = "RequireDualStack";

    private final boolean dualStack;
    private final ServiceNetwork network;

    ServiceFamilies(Release release, ServiceNetwork network) {
        this.dualStack = release.atLeast(Release.V1_36);
        this.network = network;
    }

    /** Takes away what the release does not know. */
    void dropUnknown(KubeObject service) {
        if (!dualStack) {
            ObjectNode spec = service.objectAt("spec");
            spec.remove(NEWER);
            keepFirst(spec, "clusterIPs");
        }
    }

    /** @param errors what is wrong with what the service says of its families; they are settled when it is nothing */
    void settle(KubeObject service, Optional<KubeObject> old, FieldErrors errors) {
        if (!dualStack || !ServiceShape.needsClusterIp(service) || preferenceStays(service, old)) {
            return;
        }
        ObjectNode spec = service.objectAt("spec");
        boolean open = ServiceShape.clusterIp(service).equals(ServiceShape.HEADLESS)
                && spec.path("selector").isEmpty();
        settlePolicy(spec, old, open);
        ClusterIpValidation.validate(service, old, true, errors);
        if (!errors.isEmpty()) {
            return;
        }
        old.ifPresent(before -> settleReduction(service, before, errors));
        List<String> families = inferred(service, errors);
        if (!errors.isEmpty()) {
            return;
        }
        boolean both = network.secondary().isPresent();
        if (!open) {
            requireConfigured(spec, families, both, errors);
        }
        if (!errors.isEmpty()) {
            return;
        }
        if (families.isEmpty()) {
            families.add(network.primaryFamily());
        }
        boolean wantsBoth = !policy(spec).equals(SINGLE);
        if (wantsBoth && families.size() == 1 && (open || both)) {
            families.add(families.getFirst().equals("IPv4") ? "IPv6" : "IPv4");
        }
        ArrayNode settled = spec.putArray("ipFamilies");
        families.forEach(settled::add);
    }

    private static String policy(ObjectNode spec) {
        return spec.path("ipFamilyPolicy").asString("");
    }

    private static List<String> families(KubeObject service) {
        List<String> families = new ArrayList<>();
        service.at("spec", "ipFamilies").forEach(family -> families.add(family.asString("")));
        return families;
    }

    /** Who prefers two families keeps what was found, even when the cluster has gained or lost one. */
    private static boolean preferenceStays(KubeObject service, Optional<KubeObject> old) {
        String prefer = "PreferDualStack";
        return old.isPresent()
                && service.at("spec", "ipFamilyPolicy").asString("").equals(prefer)
                && old.get().at("spec", "ipFamilyPolicy").asString("").equals(prefer)
                && ServiceShape.clusterIps(service).equals(ServiceShape.clusterIps(old.get()))
                && families(service).equals(families(old.get()));
    }

    private static void settlePolicy(ObjectNode spec, Optional<KubeObject> old, boolean open) {
        if (!policy(spec).isEmpty()) {
            return;
        }
        String before = old.map(service -> service.at("spec", "ipFamilyPolicy").asString(""))
                .orElse("");
        spec.put("ipFamilyPolicy", !before.isEmpty() ? before : open ? REQUIRED : SINGLE);
    }

    private static void settleReduction(KubeObject service, KubeObject old, FieldErrors errors) {
        ObjectNode spec = service.objectAt("spec");
        List<String> addresses = ServiceShape.clusterIps(service);
        List<String> addressesBefore = ServiceShape.clusterIps(old);
        if (policy(spec).equals(SINGLE)) {
            if (addresses.equals(addressesBefore)) {
                keepFirst(spec, "clusterIPs");
            }
            if (families(service).equals(families(old))) {
                keepFirst(spec, "ipFamilies");
            }
            return;
        }
        if (isReduced(addresses, addressesBefore)) {
            refusePolicy(spec, "must be 'SingleStack' to release the secondary cluster IP", errors);
        }
        if (isReduced(families(service), families(old))) {
            refusePolicy(spec, "must be 'SingleStack' to release the secondary IP family", errors);
        }
    }

    private static void keepFirst(ObjectNode spec, String field) {
        if (spec.path(field) instanceof ArrayNode list) {
            while (list.size() > 1) {
                list.remove(list.size() - 1);
            }
        }
    }

    private static boolean isReduced(List<String> now, List<String> before) {
        return !now.isEmpty() && now.size() < before.size() && now.equals(before.subList(0, now.size()));
    }

    private static void refusePolicy(ObjectNode spec, String detail, FieldErrors errors) {
        errors.invalid(SPEC.child("ipFamilyPolicy"), spec.path("ipFamilyPolicy"), detail);
    }

    /** The families that are said, and those of the addresses that come after them. */
    private List<String> inferred(KubeObject service, FieldErrors errors) {
        ObjectNode spec = service.objectAt("spec");
        List<String> families = families(service);
        List<String> addresses = ServiceShape.clusterIps(service);
        if (policy(spec).equals(SINGLE)) {
            String several = "must be 'RequireDualStack' or 'PreferDualStack' when multiple ";
            if (addresses.size() == 2) {
                refusePolicy(spec, several + "cluster IPs are specified", errors);
            }
            if (families.size() == 2) {
                refusePolicy(spec, several + "IP families are specified", errors);
            }
        }
        for (int i = families.size(); i < addresses.size(); i++) {
            Optional<IpAddress> address = IpAddress.parse(addresses.get(i));
            if (address.isEmpty()) {
                break;
            }
            String family = address.get().isIpv4() ? "IPv4" : "IPv6";
            if (network.range(family).isPresent()) {
                families.add(family);
            } else {
                errors.invalid(
                        SPEC.child("clusterIPs").index(i), addresses, family + " is not configured on this cluster");
            }
        }
        return families;
    }

    private void requireConfigured(ObjectNode spec, List<String> families, boolean both, FieldErrors errors) {
        if (policy(spec).equals(REQUIRED) && !both) {
            refusePolicy(spec, "this cluster is not configured for dual-stack services", errors);
        }
        for (int i = 0; i < families.size(); i++) {
            if (network.range(families.get(i)).isEmpty()) {
                errors.invalid(SPEC.child("ipFamilies").index(i), families.get(i), "not configured on this cluster");
            }
        }
    }
}
