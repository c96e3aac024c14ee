package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What of a service stays once it is given: its first address and family. The second may come and go.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateUpgradeDowngradeClusterIPs,
 *     validateUpgradeDowngradeIPFamilies"
 */
final class ServiceUpdateValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final ShownValue NOTHING = new ShownValue("[]string(nil)", "null");
    private static final String CHANGED = "may not change once set";

    private final KubeObject service;
    private final KubeObject old;
    private final FieldErrors errors;

    ServiceUpdateValidation(KubeObject service, KubeObject old, FieldErrors errors) {
        this.service = service;
        this.old = old;
        this.errors = errors;
    }

    void validate(boolean newer) {
        boolean named = ServiceShape.type(service).equals("ExternalName")
                || ServiceShape.type(old).equals("ExternalName");
        boolean headless = ServiceShape.isHeadless(service);
        boolean wasHeadless = ServiceShape.isHeadless(old);
        if (!named && !(headless && wasHeadless)) {
            addresses();
        }
        if (!named && !headless && !wasHeadless && newer) {
            families();
        }
        if (newer) {
            balancer();
        }
        healthCheckPort(newer);
    }

    private void addresses() {
        List<String> now = ServiceShape.clusterIps(service);
        List<String> before = ServiceShape.clusterIps(old);
        FieldPath path = SPEC.child("clusterIPs");
        if (before.size() == now.size()) {
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(before.get(i))) {
                    errors.invalid(path.index(i), now, CHANGED);
                }
            }
            return;
        }
        if (now.isEmpty()) {
            errors.invalid(path.index(0), NOTHING, "primary clusterIP can not be unset");
        } else if (!before.isEmpty() && !now.getFirst().equals(before.getFirst())) {
            errors.invalid(path.index(0), now, CHANGED);
        }
        if (before.size() > now.size() && now.size() == 1 && !isSingleStack()) {
            refusePolicy("must be set to 'SingleStack' when releasing the secondary clusterIP");
        }
    }

    private void families() {
        List<String> now = families(service);
        List<String> before = families(old);
        FieldPath first = SPEC.child("ipFamilies").index(0);
        if (before.size() == now.size()) {
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(before.get(i))) {
                    errors.invalid(first, now, CHANGED);
                }
            }
            return;
        }
        if (before.size() > now.size() && ServiceShape.clusterIps(service).isEmpty()) {
            errors.invalid(first, now, "primary ipFamily can not be unset");
        }
        if (!before.isEmpty() && !now.isEmpty() && !now.getFirst().equals(before.getFirst())) {
            errors.invalid(first, ServiceShape.clusterIps(service), CHANGED);
        }
        if (before.size() > now.size() && now.size() == 1 && !isSingleStack()) {
            refusePolicy("must be set to 'SingleStack' when releasing the secondary ipFamily");
        }
    }

    private static List<String> families(KubeObject service) {
        List<String> families = new ArrayList<>();
        service.at("spec", "ipFamilies").forEach(family -> families.add(family.asString("")));
        return families;
    }

    private boolean isSingleStack() {
        return service.at("spec", "ipFamilyPolicy").asString("").equals("SingleStack");
    }

    private void refusePolicy(String detail) {
        errors.invalid(SPEC.child("ipFamilyPolicy"), service.at("spec", "ipFamilyPolicy"), detail);
    }

    private void balancer() {
        boolean balanced = ServiceShape.type(service).equals("LoadBalancer")
                && ServiceShape.type(old).equals("LoadBalancer");
        JsonNode now = service.at("spec", "loadBalancerClass");
        if (balanced
                && !now.asString("").equals(old.at("spec", "loadBalancerClass").asString(""))) {
            errors.invalid(SPEC.child("loadBalancerClass"), now, CHANGED);
        }
        new OutsideValidation(service, Optional.of(old), true, errors).validateBalancerClass();
    }

    private void healthCheckPort(boolean newer) {
        boolean both = ServiceShape.needsHealthCheckPort(service) && ServiceShape.needsHealthCheckPort(old);
        long now = service.at("spec", "healthCheckNodePort").asLong(0);
        if (!both || now == old.at("spec", "healthCheckNodePort").asLong(0)) {
            return;
        }
        FieldPath path = SPEC.child("healthCheckNodePort");
        if (newer) {
            errors.forbidden(path, FieldErrors.IMMUTABLE);
        } else {
            errors.invalid(
                    path,
                    now,
                    "cannot change healthCheckNodePort on loadBalancer service with externalTraffic=Local during"
                            + " update");
        }
    }
}
