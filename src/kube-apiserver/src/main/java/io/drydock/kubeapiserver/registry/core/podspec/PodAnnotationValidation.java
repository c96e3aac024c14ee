package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks the annotations that mean something in a pod: profiles of AppArmor and seccomp.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePodSpecificAnnotations"
 */
public final class PodAnnotationValidation {
    public static final String MIRROR = "kubernetes.io/config.mirror";
    public static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
    static final String SECCOMP_OF_POD = "seccomp.security.alpha.kubernetes.io/pod";
    static final String SECCOMP_OF_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";

    private final boolean newer;

    public PodAnnotationValidation(Release release) {
        this.newer = release.atLeast(Release.V1_36);
    }

    /** @param spec of the pod that has the annotations */
    public void validate(Map<String, String> annotations, JsonNode spec, FieldPath path, FieldErrors errors) {
        if (annotations.containsKey(MIRROR)
                && spec.path("nodeName").asString("").isEmpty()) {
            errors.invalid(
                    path.key(MIRROR),
                    String.valueOf(annotations.get(MIRROR)),
                    "must set spec.nodeName if mirror pod annotation is set");
        }
        String cost = annotations.getOrDefault(DELETION_COST, "0");
        if (newer && !isCost(cost)) {
            errors.invalid(path.key(DELETION_COST), cost, "must be a 32bit integer");
        }
        annotations.forEach((key, value) -> {
            if (key.equals(SECCOMP_OF_POD) || key.startsWith(SECCOMP_OF_CONTAINER)) {
                AnnotatedProfiles.validateSeccomp(value, path.child(key), errors);
            }
        });
        annotations.forEach((key, value) -> {
            if (key.startsWith(APP_ARMOR)) {
                validateAppArmor(key.substring(APP_ARMOR.length()), value, spec, path.key(key), errors);
            }
        });
    }

    /** A plain number: no sign but minus, no zeros before it. */
    private static boolean isCost(String text) {
        boolean plain = text.equals("0") || text.matches("-?[1-9][0-9]{0,9}");
        return plain && Long.parseLong(text) == (int) Long.parseLong(text);
    }

    private static void validateAppArmor(
            String container, String profile, JsonNode spec, FieldPath path, FieldErrors errors) {
        if (!hasContainer(spec, container)) {
            errors.invalid(path, container, "container not found");
        }
        AnnotatedProfiles.validateAppArmor(profile, profile, path, errors);
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
