package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Demands that profiles which are said twice, in a field and in the annotation that came before it, are the same.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateSeccompAnnotationsAndFields,
 *     validateAppArmorAnnotationsAndFieldsMatchOnCreate, 1.36"
 */
public final class ProfileAnnotationValidation {
    private ProfileAnnotationValidation() {}

    public static void validate(Map<String, String> annotations, JsonNode spec, FieldPath path, FieldErrors errors) {
        Match match = new Match(annotations, errors);
        JsonNode ofPod = spec.path("securityContext");
        match.require(
                PodAnnotationValidation.SECCOMP_OF_POD,
                ofPod.path("seccompProfile"),
                "seccomp",
                path.child("securityContext").child("seccompProfile"));
        visit(
                spec,
                path,
                (container, here) -> match.require(
                        PodAnnotationValidation.SECCOMP_OF_CONTAINER
                                + container.path("name").asString(""),
                        container.path("securityContext").path("seccompProfile"),
                        "seccomp",
                        here.child("securityContext").child("seccompProfile")));
        if (spec.path("os").path("name").asString("").equals("windows")) {
            return;
        }
        visit(spec, path, (container, here) -> {
            JsonNode own = container.path("securityContext").path("appArmorProfile");
            match.require(
                    PodAnnotationValidation.APP_ARMOR + container.path("name").asString(""),
                    own.isObject() ? own : ofPod.path("appArmorProfile"),
                    "apparmor",
                    here.child("securityContext").child("appArmorProfile"));
        });
    }

    private static void visit(JsonNode spec, FieldPath path, Visitor visitor) {
        for (ContainerKind kind : ContainerKind.VISITED) {
            int index = 0;
            for (JsonNode container : spec.path(kind.field())) {
                visitor.visit(container, path.child(kind.field()).index(index++));
            }
        }
    }

    private interface Visitor {
        void visit(JsonNode container, FieldPath path);
    }

    private record Match(Map<String, String> annotations, FieldErrors errors) {
        private static final String LOCAL = "localhost/";

        void require(String key, JsonNode profile, String named, FieldPath path) {
            String annotation = annotations.get(key);
            if (!profile.isObject() || annotation == null) {
                return;
            }
            boolean sameType = switch (profile.path("type").asString("")) {
                case "Unconfined" -> annotation.equals("unconfined");
                case "RuntimeDefault" ->
                    annotation.equals("runtime/default")
                            || (named.equals("seccomp") && annotation.equals("docker/default"));
                case "Localhost" -> annotation.startsWith(LOCAL);
                default -> true;
            };
            if (!sameType) {
                errors.forbidden(path.child("type"), named + " type in annotation and field must match");
            } else if (profile.path("type").asString("").equals("Localhost")
                    && !annotation.equals(
                            LOCAL + profile.path("localhostProfile").asString(""))) {
                errors.forbidden(path.child("localhostProfile"), named + " profile in annotation and field must match");
            }
        }
    }
}
