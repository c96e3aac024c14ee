package io.drydock.kubeapiserver.registry.scheduling;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import java.util.List;

/**
 * What a priority class says when its author does not.
 *
 * @see "Go: pkg/apis/scheduling/v1/defaults.go"
 */
public final class SchedulingDefaults {
    private SchedulingDefaults() {}

    public static void addTo(Scheme.Builder scheme) {
        for (String version : List.of("v1", "v1beta1", "v1alpha1")) {
            scheme.defaults(
                    new GroupVersionKind("scheduling.k8s.io", version, "PriorityClass"),
                    SchedulingDefaults::priorityClass);
        }
    }

    private static void priorityClass(KubeObject object) {
        Defaults.absentText(object.tree(), "preemptionPolicy", "PreemptLowerPriority");
    }
}
