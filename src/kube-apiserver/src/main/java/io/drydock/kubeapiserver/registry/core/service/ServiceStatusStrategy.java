package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.LoadBalancerPoints;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How whoever runs load balancers tells where a service can be reached.
 *
 * @see "Go: pkg/registry/core/service/strategy.go: serviceStatusStrategy"
 */
final class ServiceStatusStrategy extends StatusStrategy {
    private static final FieldPath POINTS = FieldPath.of("status", "loadBalancer", "ingress");
    private static final List<String> MODES = List.of("Proxy", "VIP");

    private final boolean newer;

    ServiceStatusStrategy(RestStrategy main, Release release) {
        super(main);
        this.newer = release.atLeast(Release.V1_36);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject service, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        JsonNode points = points(service);
        if (newer && !points.isEmpty() && !ServiceShape.type(service).equals("LoadBalancer")) {
            errors.forbidden(POINTS, "may only be used when `spec.type` is 'LoadBalancer'");
            return errors.list();
        }
        List<String> held = LoadBalancerPoints.addresses(points(old));
        for (int i = 0; i < points.size(); i++) {
            JsonNode point = points.get(i);
            LoadBalancerPoints.ip(point, held, newer, POINTS.index(i), errors);
            if (newer) {
                mode(point, POINTS.index(i).child("ipMode"), errors);
            }
            LoadBalancerPoints.host(point, POINTS.index(i), errors);
        }
        return errors.list();
    }

    private static void mode(JsonNode point, FieldPath path, FieldErrors errors) {
        boolean address = !point.path("ip").asString("").isEmpty();
        JsonNode mode = point.path("ipMode");
        if (!mode.isString() && address) {
            errors.required(path, "must be specified when `ip` is set");
        } else if (mode.isString() && !address) {
            errors.forbidden(path, "may not be specified when `ip` is not set");
        } else if (mode.isString() && !MODES.contains(mode.asString())) {
            errors.notSupported(path, mode, MODES);
        }
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject service, KubeObject old) {
        return LoadBalancerPoints.warnings(points(service), POINTS);
    }

    private static JsonNode points(KubeObject service) {
        return service.at("status", "loadBalancer", "ingress");
    }
}
