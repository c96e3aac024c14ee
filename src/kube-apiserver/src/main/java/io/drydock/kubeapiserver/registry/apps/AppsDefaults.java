package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import io.drydock.kubeapiserver.registry.core.podspec.PodSpecDefaults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a workload says when its author does not.
 *
 * @see "Go: pkg/apis/apps/v1/defaults.go"
 */
public final class AppsDefaults {
    private AppsDefaults() {}

    public static void addTo(Scheme.Builder scheme, Release release) {
        scheme.defaults(kind("Deployment"), object -> deployment(object, release));
        scheme.defaults(kind("ReplicaSet"), object -> replicaSet(object, release));
        scheme.defaults(kind("StatefulSet"), object -> statefulSet(object, release));
        scheme.defaults(kind("DaemonSet"), object -> daemonSet(object, release));
    }

    private static GroupVersionKind kind(String kind) {
        return new GroupVersionKind("apps", "v1", kind);
    }

    private static void deployment(KubeObject object, Release release) {
        ObjectNode spec = object.objectAt("spec");
        PodSpecDefaults.applyToTemplate(Defaults.object(spec, "template"), release);
        Defaults.number(spec, "replicas", 1);
        ObjectNode strategy = Defaults.object(spec, "strategy");
        Defaults.text(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asString().equals("RollingUpdate")) {
            ObjectNode rolling = Defaults.object(strategy, "rollingUpdate");
            quarter(rolling, "maxUnavailable");
            quarter(rolling, "maxSurge");
        }
        Defaults.number(spec, "revisionHistoryLimit", 10);
        Defaults.number(spec, "progressDeadlineSeconds", 600);
    }

    private static void quarter(ObjectNode rolling, String field) {
        if (Defaults.isAbsent(rolling, field)) {
            rolling.put(field, "25%");
        }
    }

    private static void replicaSet(KubeObject object, Release release) {
        ObjectNode spec = object.objectAt("spec");
        PodSpecDefaults.applyToTemplate(Defaults.object(spec, "template"), release);
        Defaults.number(spec, "replicas", 1);
    }

    private static void statefulSet(KubeObject object, Release release) {
        ObjectNode spec = object.objectAt("spec");
        PodSpecDefaults.applyToTemplate(Defaults.object(spec, "template"), release);
        for (JsonNode claim : spec.path("volumeClaimTemplates")) {
            if (claim instanceof ObjectNode template) {
                // They are objects of their own, and say so, wherever else templates do not, whatever was written.
                template.put("kind", "PersistentVolumeClaim");
                template.put("apiVersion", "v1");
                Defaults.text(Defaults.object(template, "spec"), "volumeMode", "Filesystem");
                Defaults.text(Defaults.object(template, "status"), "phase", "Pending");
            }
        }
        Defaults.text(spec, "podManagementPolicy", "OrderedReady");
        if (release.atLeast(Release.V1_36)) {
            ObjectNode retention = Defaults.object(spec, "persistentVolumeClaimRetentionPolicy");
            Defaults.text(retention, "whenDeleted", "Retain");
            Defaults.text(retention, "whenScaled", "Retain");
        }
        ObjectNode strategy = Defaults.object(spec, "updateStrategy");
        boolean chosen = !strategy.path("type").asString("").isEmpty();
        Defaults.text(strategy, "type", "RollingUpdate");
        if (!chosen || strategy.has("rollingUpdate")) {
            if (strategy.path("type").asString().equals("RollingUpdate")) {
                Defaults.number(Defaults.object(strategy, "rollingUpdate"), "partition", 0);
            }
        }
        Defaults.number(spec, "replicas", 1);
        Defaults.number(spec, "revisionHistoryLimit", 10);
    }

    /** The template's generation is a field inside the real server, which has no way to be absent. */
    private static void daemonSet(KubeObject object, Release release) {
        String generation = object.annotations().get(DaemonSetStrategy.TEMPLATE_GENERATION);
        if (generation == null) {
            object.setAnnotation(DaemonSetStrategy.TEMPLATE_GENERATION, "0");
        } else {
            requireNumber(generation);
        }
        ObjectNode spec = object.objectAt("spec");
        PodSpecDefaults.applyToTemplate(Defaults.object(spec, "template"), release);
        ObjectNode strategy = Defaults.object(spec, "updateStrategy");
        Defaults.text(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asString().equals("RollingUpdate")) {
            ObjectNode rolling = Defaults.object(strategy, "rollingUpdate");
            Defaults.number(rolling, "maxUnavailable", 1);
            if (release.atLeast(Release.V1_36)) {
                Defaults.number(rolling, "maxSurge", 0);
            }
        }
        if (strategy.path("rollingUpdate") instanceof ObjectNode unused) {
            // Numbers inside the real server, which has no way to leave them out.
            Defaults.number(unused, "maxUnavailable", 0);
            if (release.atLeast(Release.V1_36)) {
                Defaults.number(unused, "maxSurge", 0);
            }
        }
        Defaults.number(spec, "revisionHistoryLimit", 10);
    }

    /** @throws StatusException 400 for what the real server could not read into the field */
    private static void requireNumber(String generation) {
        try {
            Long.parseLong(generation);
        } catch (NumberFormatException notANumber) {
            boolean tooLong = generation.matches("[+-]?[0-9]+");
            throw StatusErrors.badRequest(
                    "DaemonSet in version \"v1\" cannot be handled as a DaemonSet: strconv.ParseInt: parsing "
                            + GoValue.quote(generation) + ": "
                            + (tooLong ? "value out of range" : "invalid syntax"));
        }
    }
}
