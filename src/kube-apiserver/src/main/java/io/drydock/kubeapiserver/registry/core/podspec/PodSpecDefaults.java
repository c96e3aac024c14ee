package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives a pod specification the values that its author left open. The same for pods and for templates of pods.
 *
 * @see "Go: pkg/apis/core/v1/defaults.go: SetDefaults_PodSpec"
 * @see "Go: pkg/apis/core/v1/zz_generated.defaults.go: SetObjectDefaults_Pod"
 */
public final class PodSpecDefaults {
    private PodSpecDefaults() {}

    /** @param spec of a pod, changed in place */
    public static void apply(ObjectNode spec) {
        apply(spec, spec.path("hostNetwork").asBoolean(false));
    }

    private static void apply(ObjectNode spec, boolean hostPorts) {
        nameAccountTwice(spec);
        Defaults.text(spec, "dnsPolicy", "ClusterFirst");
        Defaults.text(spec, "restartPolicy", "Always");
        Defaults.object(spec, "securityContext");
        Defaults.number(spec, "terminationGracePeriodSeconds", 30);
        Defaults.text(spec, "schedulerName", "default-scheduler");
        for (JsonNode volume : spec.path("volumes")) {
            VolumeDefaults.apply((ObjectNode) volume);
        }
        for (String list : ContainerKind.FIELDS) {
            for (JsonNode container : spec.path(list)) {
                ContainerDefaults.apply((ObjectNode) container, hostPorts);
            }
        }
    }

    /** The account stands under its former name too; where they differ, the newer field is right. */
    private static void nameAccountTwice(ObjectNode spec) {
        String former = spec.path("serviceAccount").asString("");
        String account = spec.path("serviceAccountName").asString("");
        String either = account.isEmpty() ? former : account;
        if (!either.isEmpty()) {
            spec.put("serviceAccountName", either);
            spec.put("serviceAccount", either);
        }
    }

    /**
     * A {@code PodTemplateSpec}, whose specification may be absent.
     *
     * @param release newer ones leave ports of the host open until there is a pod
     */
    public static void applyToTemplate(ObjectNode template, Release release) {
        ObjectNode spec = template.withObjectProperty("spec");
        apply(spec, release == Release.V1_20 && spec.path("hostNetwork").asBoolean(false));
    }
}
