package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an autoscaler says when its author does not.
 *
 * @see "Go: pkg/apis/autoscaling/v1/defaults.go"
 * @see "Go: pkg/apis/autoscaling/v2beta2/defaults.go: SetDefaults_HorizontalPodAutoscalerBehavior"
 */
public final class AutoscalingDefaults {
    private static final int USUAL_UTILIZATION = 80;

    private AutoscalingDefaults() {}

    public static void addTo(Scheme.Builder scheme, Release release) {
        for (String version : List.of("v1", "v2", "v2beta1", "v2beta2")) {
            scheme.defaults(new GroupVersionKind("autoscaling", version, "HorizontalPodAutoscaler"), object -> {
                autoscaler(object, version);
                AutoscalerConversion.settle(object, release);
            });
        }
    }

    private static void autoscaler(KubeObject object, String version) {
        ObjectNode spec = object.objectAt("spec");
        Defaults.number(spec, "minReplicas", 1);
        if (version.equals("v1")) {
            boolean others = AutoscalerConversion.annotation(object, AutoscalerConversion.METRICS)
                    .filter(metrics -> !metrics.isEmpty())
                    .isPresent();
            if (!others) {
                Defaults.number(spec, "targetCPUUtilizationPercentage", USUAL_UTILIZATION);
            }
        } else if (spec.path("metrics").isEmpty()) {
            ObjectNode metric = spec.putArray("metrics").addObject().put("type", "Resource");
            ObjectNode resource = metric.putObject("resource").put("name", "cpu");
            if (version.equals("v2beta1")) {
                resource.put("targetAverageUtilization", USUAL_UTILIZATION);
            } else {
                resource.putObject("target").put("type", "Utilization").put("averageUtilization", USUAL_UTILIZATION);
            }
        }
        if (spec.get("behavior") instanceof ObjectNode behavior) {
            scaleUp(Defaults.object(behavior, "scaleUp"));
            scaleDown(Defaults.object(behavior, "scaleDown"));
        }
    }

    /** Text that is empty was still chosen. */
    private static void selection(ObjectNode rules) {
        if (Defaults.isAbsent(rules, "selectPolicy")) {
            rules.put("selectPolicy", "Max");
        }
    }

    private static void scaleUp(ObjectNode rules) {
        Defaults.number(rules, "stabilizationWindowSeconds", 0);
        selection(rules);
        if (!rules.path("policies").isArray()) {
            ArrayNode policies = rules.putArray("policies");
            policy(policies, "Pods", 4);
            policy(policies, "Percent", 100);
        }
    }

    /** How long to wait before scaling down is a matter of the controller, so that nothing is filled in for it. */
    private static void scaleDown(ObjectNode rules) {
        selection(rules);
        if (!rules.path("policies").isArray()) {
            policy(rules.putArray("policies"), "Percent", 100);
        }
    }

    private static void policy(ArrayNode policies, String type, int value) {
        policies.addObject().put("type", type).put("value", value).put("periodSeconds", 15);
    }
}
