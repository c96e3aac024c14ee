package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the AppArmor profiles that the annotations of a new pod name into the fields of its containers, and warns of
 * annotations.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: applyAppArmorVersionSkew, from 1.30"
 */
public final class AppArmorMigration {
    private static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");

    private AppArmorMigration() {}

    /** @param warnings what the client is told of annotations that no field says already */
    public static void apply(KubeObject pod, Consumer<String> warnings) {
        if (pod.at("spec", "os", "name").asString("").equals("windows")) {
            return;
        }
        JsonNode ofPod = pod.at("spec", "securityContext", "appArmorProfile");
        for (ContainerKind kind : ContainerKind.VISITED) {
            for (JsonNode container : pod.at("spec", kind.field())) {
                String key = PodAnnotationValidation.APP_ARMOR
                        + container.path("name").asString("");
                String annotation = pod.annotations().get(key);
                JsonNode own = container.path("securityContext").path("appArmorProfile");
                if (annotation != null && !own.isObject() && !agree(annotation, container.asObject(), ofPod)) {
                    warnings.accept(ANNOTATIONS.key(key) + ": " + PodWarnings.APP_ARMOR);
                }
            }
        }
    }

    /** Whether the pod says for all its containers what the annotation does; otherwise the container says it now. */
    private static boolean agree(String annotation, ObjectNode container, JsonNode ofPod) {
        Optional<ObjectNode> field = ProfileText.toField(annotation).filter(AppArmorMigration::isValid);
        if (field.isPresent() && same(field.get(), ofPod)) {
            return true;
        }
        field.ifPresent(found -> container.withObjectProperty("securityContext").set("appArmorProfile", found));
        return false;
    }

    private static boolean isValid(JsonNode profile) {
        FieldErrors errors = new FieldErrors();
        new ProfileValidation(Release.V1_36, errors).validateAppArmor(profile, ANNOTATIONS);
        return errors.list().isEmpty();
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.path("type").asString("").equals(other.path("type").asString(""))
                && one.path("localhostProfile")
                        .asString("")
                        .equals(other.path("localhostProfile").asString(""));
    }
}
