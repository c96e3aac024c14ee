package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.LoadBalancerPoints;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where those who serve an ingress can be reached.
 *
 * @see "Go 1.36: pkg/apis/networking/validation/validation.go: ValidateIngressLoadBalancerStatus"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateLoadBalancerStatus, as of 1.20"
 */
final class IngressStatusValidation {
    private static final FieldPath POINTS = FieldPath.of("status", "loadBalancer", "ingress");

    private IngressStatusValidation() {}

    static void validate(KubeObject ingress, KubeObject old, boolean newest, FieldErrors errors) {
        List<String> held = LoadBalancerPoints.addresses(points(old));
        int index = 0;
        for (JsonNode point : points(ingress)) {
            FieldPath path = POINTS.index(index++);
            LoadBalancerPoints.ip(point, held, newest, path, errors);
            LoadBalancerPoints.host(point, path, errors);
        }
    }

    static List<String> warnings(KubeObject ingress) {
        return LoadBalancerPoints.warnings(points(ingress), POINTS);
    }

    private static JsonNode points(KubeObject ingress) {
        return ingress.at("status", "loadBalancer", "ingress");
    }
}
