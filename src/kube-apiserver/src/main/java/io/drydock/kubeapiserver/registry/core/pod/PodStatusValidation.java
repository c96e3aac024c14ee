package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: ValidatePodStatusUpdate" */
final class PodStatusValidation {
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final List<String> SYSTEM_CONDITIONS = List.of("PodScheduled", "Ready", "Initialized");

    private final KubeObject pod;
    private final KubeObject old;
    private final FieldErrors errors;

    PodStatusValidation(KubeObject pod, KubeObject old, FieldErrors errors) {
        this.pod = pod;
        this.old = old;
        this.errors = errors;
    }

    /** @param newer whether there are containers that stay, ephemeral ones, and claims of devices */
    void validate(boolean newer) {
        conditions();
        String node = pod.at("status", "nominatedNodeName").asString("");
        if (newer
                && !node.isEmpty()
                && !node.equals(old.at("status", "nominatedNodeName").asString(""))) {
            errors.invalid(STATUS.child("nominatedNodeName"), node, NameRules.nameIsDnsSubdomain(node, false));
        }
        String policy = old.at("spec", "restartPolicy").asString("");
        transitions("containerStatuses", policy, Set.of());
        transitions("initContainerStatuses", policy, newer ? staying() : Set.of());
        if (newer) {
            transitions("ephemeralContainerStatuses", "Never", Set.of());
            claims();
        }
        addresses("podIPs");
        if (newer) {
            hostAddresses();
        }
    }

    private void conditions() {
        int index = 0;
        for (JsonNode condition : pod.at("status", "conditions")) {
            String type = condition.path("type").asString("");
            // So the path is in the real server, although conditions are no metadata.
            FieldPath path =
                    FieldPath.of("metadata", "conditions").index(index++).child("Type");
            if (!SYSTEM_CONDITIONS.contains(type)) {
                errors.invalid(path, type, NameRules.qualifiedName(type));
            }
        }
    }

    /** The names of the containers that prepare the pod and then stay beside it. */
    private Set<String> staying() {
        Set<String> names = new HashSet<>();
        for (JsonNode container : old.at("spec", "initContainers")) {
            if (container.path("restartPolicy").asString("").equals("Always")) {
                names.add(container.path("name").asString(""));
            }
        }
        return names;
    }

    private void transitions(String list, String policy, Set<String> mayRestart) {
        if (policy.equals("Always")) {
            return;
        }
        int index = 0;
        for (JsonNode before : old.at("status", list)) {
            FieldPath path = STATUS.child(list).index(index++).child("state");
            JsonNode terminated = before.path("state").path("terminated");
            boolean failed =
                    policy.equals("OnFailure") && terminated.path("exitCode").asLong(0) != 0;
            boolean restarts = failed || mayRestart.contains(before.path("name").asString(""));
            if (!terminated.isObject() || restarts) {
                continue;
            }
            for (JsonNode now : pod.at("status", list)) {
                boolean same = now.path("name").equals(before.path("name"));
                if (same && !now.path("state").path("terminated").isObject()) {
                    errors.forbidden(path, "may not be transitioned to non-terminated state");
                }
            }
        }
    }

    private void claims() {
        Set<JsonNode> known = new HashSet<>();
        pod.at("spec", "resourceClaims").forEach(claim -> known.add(claim.path("name")));
        Set<JsonNode> seen = new HashSet<>();
        int index = 0;
        for (JsonNode status : pod.at("status", "resourceClaimStatuses")) {
            FieldPath path =
                    STATUS.child("resourceClaimStatuses").index(index++).child("name");
            JsonNode name = status.path("name");
            if (!known.contains(name)) {
                errors.invalid(path, name, "must match the name of an entry in `spec.resourceClaims`");
            }
            if (!seen.add(name)) {
                errors.duplicate(path, name);
            }
        }
    }

    private void hostAddresses() {
        JsonNode addresses = pod.at("status", "hostIPs");
        String first = addresses.path(0).path("ip").asString("");
        if (!addresses.isEmpty() && !first.equals(pod.at("status", "hostIP").asString(""))) {
            errors.invalid(STATUS.child("hostIPs").index(0).child("ip"), first, "must be equal to `hostIP`");
        }
        addresses("hostIPs");
    }

    private void addresses(String field) {
        JsonNode addresses = pod.at("status", field);
        FieldPath path = STATUS.child(field);
        Set<Optional<Boolean>> families = new HashSet<>();
        for (int i = 0; i < addresses.size(); i++) {
            String ip = addresses.get(i).path("ip").asString("");
            errors.invalid(path.index(i), ip, AddressRules.ip(ip));
            families.add(IpAddress.parse(ip).map(IpAddress::isIpv4));
        }
        if (addresses.size() > 1 && (families.size() < 2 || addresses.size() > 2)) {
            errors.invalid(path, addresses, "may specify no more than one IP for each IP family");
        }
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < addresses.size(); i++) {
            if (!seen.add(addresses.get(i).path("ip"))) {
                errors.duplicate(path.index(i), addresses.get(i));
            }
        }
    }
}
