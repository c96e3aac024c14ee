package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What flow schemas and priority levels say when their authors do not.
 *
 * @see "Go: pkg/apis/flowcontrol/v1/defaults.go"
 * @see "Go: pkg/apis/flowcontrol/v1beta1/defaults.go"
 */
public final class FlowControlDefaults {
    private static final int USUAL_SHARES = 30;

    private FlowControlDefaults() {}

    public static void addTo(Scheme.Builder scheme, Release release) {
        boolean newest = release.atLeast(Release.V1_36);
        for (String version : newest ? List.of("v1") : List.of("v1alpha1", "v1beta1")) {
            scheme.defaults(
                    new GroupVersionKind(BootstrapFlowControl.GROUP, version, "FlowSchema"),
                    object -> Defaults.nonZero(object.objectAt("spec"), "matchingPrecedence", 1000));
            scheme.defaults(
                    new GroupVersionKind(BootstrapFlowControl.GROUP, version, "PriorityLevelConfiguration"),
                    object -> priorityLevel(object, newest));
        }
    }

    private static void priorityLevel(KubeObject object, boolean newest) {
        ObjectNode spec = object.objectAt("spec");
        if (newest && spec.get("exempt") instanceof ObjectNode exempt) {
            Defaults.number(exempt, "nominalConcurrencyShares", 0);
            Defaults.number(exempt, "lendablePercent", 0);
        }
        if (spec.get("limited") instanceof ObjectNode limited) {
            if (newest) {
                Defaults.number(limited, "nominalConcurrencyShares", USUAL_SHARES);
                Defaults.number(limited, "lendablePercent", 0);
            } else {
                Defaults.nonZero(limited, "assuredConcurrencyShares", USUAL_SHARES);
            }
            if (limited.path("limitResponse").path("queuing") instanceof ObjectNode queuing) {
                Defaults.nonZero(queuing, "handSize", 8);
                Defaults.nonZero(queuing, "queues", 64);
                Defaults.nonZero(queuing, "queueLengthLimit", 50);
            }
        }
    }
}
