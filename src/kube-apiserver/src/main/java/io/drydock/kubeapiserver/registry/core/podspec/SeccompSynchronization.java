package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says the seccomp profiles of a new pod twice, in the field and in the annotation, so that nodes of any release find
 * them. A profile that its creator gave twice stays as it is.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: applySeccompVersionSkew, 1.19 to 1.26"
 */
public final class SeccompSynchronization {
    private static final String FORMER_DEFAULT = "docker/default";

    private SeccompSynchronization() {}

    public static void apply(KubeObject pod) {
        synchronize(pod, PodAnnotationValidation.SECCOMP_OF_POD, pod.objectAt("spec"));
        for (ContainerKind kind : ContainerKind.VISITED) {
            for (JsonNode container : pod.at("spec", kind.field())) {
                String name = container.path("name").asString("");
                synchronize(pod, PodAnnotationValidation.SECCOMP_OF_CONTAINER + name, container.asObject());
            }
        }
    }

    /** @param holder of the security context: a pod's specification or a container */
    private static void synchronize(KubeObject pod, String key, ObjectNode holder) {
        JsonNode profile = holder.path("securityContext").path("seccompProfile");
        Optional<String> annotation = Optional.ofNullable(pod.annotations().get(key));
        if (profile.isObject()) {
            if (annotation.isEmpty()) {
                ProfileText.toAnnotation(profile).ifPresent(text -> pod.setAnnotation(key, text));
            }
            return;
        }
        annotation
                .map(text -> text.equals(FORMER_DEFAULT) ? "runtime/default" : text)
                .flatMap(ProfileText::toField)
                .ifPresent(field -> holder.withObjectProperty("securityContext").set("seccompProfile", field));
    }
}
