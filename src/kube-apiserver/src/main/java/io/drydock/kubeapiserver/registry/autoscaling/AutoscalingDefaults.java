package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an autoscaler says when its author does not.
 *
 * @see "Go: pkg/apis/autoscaling/v1/defaults.go"
 */
public final class AutoscalingDefaults {
    private static final int USUAL_UTILIZATION = 80;

    private AutoscalingDefaults() {}

    public static void addTo(Scheme.Builder scheme) {
        for (String version : List.of("v1", "v2", "v2beta1", "v2beta2")) {
            scheme.defaults(
                    new GroupVersionKind("autoscaling", version, "HorizontalPodAutoscaler"),
                    object -> autoscaler(object.objectAt("spec"), version));
        }
    }

    private static void autoscaler(ObjectNode spec, String version) {
        Defaults.number(spec, "minReplicas", 1);
        if (version.equals("v1")) {
            Defaults.number(spec, "targetCPUUtilizationPercentage", USUAL_UTILIZATION);
        } else if (spec.path("metrics").isEmpty()) {
            ObjectNode metric = spec.putArray("metrics").addObject().put("type", "Resource");
            ObjectNode resource = metric.putObject("resource").put("name", "cpu");
            if (version.equals("v2beta1")) {
                resource.put("targetAverageUtilization", USUAL_UTILIZATION);
            } else {
                resource.putObject("target").put("type", "Utilization").put("averageUtilization", USUAL_UTILIZATION);
            }
        }
    }
}
