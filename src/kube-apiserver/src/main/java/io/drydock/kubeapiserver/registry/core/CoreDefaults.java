package io.drydock.kubeapiserver.registry.core;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import io.drydock.kubeapiserver.registry.core.podspec.PodSpecDefaults;
import io.drydock.kubeapiserver.registry.core.podspec.VolumeDefaults;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What objects of the core group say when their authors do not. Services are in a class of their own.
 *
 * @see "Go: pkg/apis/core/v1/defaults.go"
 */
public final class CoreDefaults {
    private CoreDefaults() {}

    public static void addTo(Scheme.Builder scheme, Release release) {
        add(scheme, "Pod", pod -> PodDefaults.apply(pod, release));
        add(scheme, "PodTemplate", object -> template(object.tree(), release));
        add(scheme, "ReplicationController", object -> replicationController(object, release));
        add(scheme, "Secret", CoreDefaults::secret);
        add(scheme, "Namespace", object -> namespace(object, release));
        add(scheme, "Node", CoreDefaults::node);
        add(scheme, "PersistentVolume", CoreDefaults::persistentVolume);
        add(scheme, "PersistentVolumeClaim", CoreDefaults::persistentVolumeClaim);
        add(scheme, "Endpoints", CoreDefaults::endpoints);
        add(scheme, "LimitRange", CoreDefaults::limitRange);
        ServiceDefaults services = new ServiceDefaults(release.atLeast(Release.V1_36));
        add(scheme, "Service", services::apply);
    }

    private static void add(Scheme.Builder scheme, String kind, Consumer<KubeObject> function) {
        scheme.defaults(new GroupVersionKind("", "v1", kind), function);
    }

    /** One without a name yet is given its label once it has one. */
    private static void namespace(KubeObject object, Release release) {
        if (release.atLeast(Release.V1_36) && !object.name().isEmpty()) {
            object.metadata().withObjectProperty("labels").put("kubernetes.io/metadata.name", object.name());
        }
        Defaults.text(object.objectAt("status"), "phase", "Active");
    }

    private static void template(ObjectNode parent, Release release) {
        PodSpecDefaults.applyToTemplate(Defaults.object(parent, "template"), release);
    }

    private static void replicationController(KubeObject object, Release release) {
        ObjectNode spec = object.objectAt("spec");
        if (spec.get("template") instanceof ObjectNode) {
            template(spec, release);
            JsonNode labels = spec.path("template").path("metadata").path("labels");
            if (!labels.isEmpty()) {
                if (spec.path("selector").isEmpty()) {
                    spec.set("selector", labels.deepCopy());
                }
                if (object.labels().isEmpty()) {
                    object.metadata().set("labels", labels.deepCopy());
                }
            }
        }
        Defaults.number(spec, "replicas", 1);
    }

    /** Texts given as such become data like all other, and are never shown again. */
    private static void secret(KubeObject object) {
        JsonNode texts = object.at("stringData");
        if (!texts.isEmpty()) {
            ObjectNode data = object.objectAt("data");
            texts.properties()
                    .forEach(text -> data.put(
                            text.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(text.getValue().asString("").getBytes(StandardCharsets.UTF_8))));
        }
        object.tree().remove("stringData");
        Defaults.text(object.tree(), "type", "Opaque");
    }

    private static void node(KubeObject object) {
        podCidrs(object.objectAt("spec"));
        ObjectNode status = object.objectAt("status");
        if (status.path("allocatable").isEmpty() && !status.path("capacity").isEmpty()) {
            status.set("allocatable", status.path("capacity").deepCopy());
        }
    }

    /** The one block, which older clients know, and the list of them say the same; in doubt the one is right. */
    private static void podCidrs(ObjectNode spec) {
        String one = spec.path("podCIDR").asString("");
        String first = spec.path("podCIDRs").path(0).asString("");
        if (!one.isEmpty() && !one.equals(first)) {
            spec.putArray("podCIDRs").add(one);
        } else if (!first.isEmpty()) {
            spec.put("podCIDR", first);
        }
    }

    private static void persistentVolume(KubeObject object) {
        ObjectNode spec = object.objectAt("spec");
        Defaults.text(object.objectAt("status"), "phase", "Pending");
        Defaults.text(spec, "persistentVolumeReclaimPolicy", "Retain");
        Defaults.absentText(spec, "volumeMode", "Filesystem");
        VolumeDefaults.applyToSource(spec);
    }

    private static void persistentVolumeClaim(KubeObject object) {
        Defaults.text(object.objectAt("status"), "phase", "Pending");
        Defaults.absentText(object.objectAt("spec"), "volumeMode", "Filesystem");
    }

    private static void endpoints(KubeObject object) {
        for (JsonNode subset : object.at("subsets")) {
            for (JsonNode port : subset.path("ports")) {
                Defaults.text((ObjectNode) port, "protocol", "TCP");
            }
        }
    }

    private static void limitRange(KubeObject object) {
        for (JsonNode entry : object.at("spec", "limits")) {
            if (entry.path("type").asString("").equals("Container")) {
                ObjectNode limit = (ObjectNode) entry;
                fill(limit, "max", "default");
                fill(limit, "default", "defaultRequest");
                fill(limit, "min", "defaultRequest");
            }
        }
    }

    private static void fill(ObjectNode limit, String from, String to) {
        limit.path(from).properties().forEach(amount -> {
            ObjectNode amounts = Defaults.object(limit, to);
            if (!amounts.has(amount.getKey())) {
                amounts.set(amount.getKey(), amount.getValue());
            }
        });
    }
}
