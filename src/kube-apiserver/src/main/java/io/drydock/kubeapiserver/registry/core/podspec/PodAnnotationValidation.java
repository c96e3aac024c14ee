package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks the annotations that mean something in a pod: profiles of AppArmor and seccomp.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePodSpecificAnnotations"
 */
public final class PodAnnotationValidation {
    private static final String SECCOMP_OF_POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String SECCOMP_OF_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

    private PodAnnotationValidation() {}

    public static void validate(Map<String, String> annotations, JsonNode spec, FieldPath path, FieldErrors errors) {
        annotations.forEach((key, value) -> {
            if (key.equals(SECCOMP_OF_POD) || key.startsWith(SECCOMP_OF_CONTAINER)) {
                validateSeccomp(value, path.child(key), errors);
            }
        });
        annotations.forEach((key, value) -> {
            if (key.startsWith(APP_ARMOR)) {
                validateAppArmor(key.substring(APP_ARMOR.length()), value, spec, path.key(key), errors);
            }
        });
    }

    private static void validateSeccomp(String profile, FieldPath path, FieldErrors errors) {
        switch (profile) {
            case "runtime/default", "docker/default", "unconfined" -> {}
            default -> {
                if (profile.startsWith("localhost/")) {
                    PathRules.descending(profile.substring("localhost/".length()), path, errors);
                } else {
                    errors.invalid(path, profile, "must be a valid seccomp profile");
                }
            }
        }
    }

    private static void validateAppArmor(
            String container, String profile, JsonNode spec, FieldPath path, FieldErrors errors) {
        if (!hasContainer(spec, container)) {
            errors.invalid(path, container, "container not found");
        }
        boolean known = profile.isEmpty()
                || profile.equals("runtime/default")
                || profile.equals("unconfined")
                || profile.startsWith("localhost/");
        if (!known) {
            errors.invalid(path, profile, "invalid AppArmor profile name: \"" + profile + "\"");
        }
    }

    private static boolean hasContainer(JsonNode spec, String name) {
        for (String list : ContainerKind.FIELDS) {
            for (JsonNode container : spec.path(list)) {
                if (container.path("name").asString("").equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
