package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;

/**
 * Profiles as annotations name them.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateSeccompProfile"
 * @see "Go: pkg/security/apparmor/validate.go: ValidateProfileFormat"
 */
public final class AnnotatedProfiles {
    private static final String LOCAL = "localhost/";

    private AnnotatedProfiles() {}

    public static void validateSeccomp(String profile, FieldPath path, FieldErrors errors) {
        switch (profile) {
            case "runtime/default", "docker/default", "unconfined" -> {}
            default -> {
                if (profile.startsWith(LOCAL)) {
                    PathRules.descending(profile.substring(LOCAL.length()), path, errors);
                } else {
                    errors.invalid(path, profile, "must be a valid seccomp profile");
                }
            }
        }
    }

    /** @param whole what is shown as the value that is wrong; the profile itself or the list it stands in */
    public static void validateAppArmor(String profile, String whole, FieldPath path, FieldErrors errors) {
        boolean known = profile.isEmpty()
                || profile.equals("runtime/default")
                || profile.equals("unconfined")
                || profile.startsWith(LOCAL);
        if (!known) {
            errors.invalid(path, whole, "invalid AppArmor profile name: \"" + profile + "\"");
        }
    }
}
