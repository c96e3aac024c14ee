package io.drydock.kubeapiserver.registry.core.podspec;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile of seccomp or AppArmor as fields hold it, and as the annotations say it that came before them.
 *
 * @see "Go: pkg/api/pod/util.go: SeccompAnnotationForField, SeccompFieldForAnnotation, ApparmorFieldForAnnotation"
 */
final class ProfileText {
    private static final String UNCONFINED = "unconfined";
    private static final String DEFAULT = "runtime/default";
    private static final String LOCAL = "localhost/";

    private ProfileText() {}

    /** What the field would hold; empty for a text that names no profile. */
    static Optional<ObjectNode> toField(String annotation) {
        return switch (annotation) {
            case UNCONFINED -> Optional.of(ofType("Unconfined"));
            case DEFAULT -> Optional.of(ofType("RuntimeDefault"));
            default ->
                annotation.startsWith(LOCAL) && annotation.length() > LOCAL.length()
                        ? Optional.of(ofType("Localhost").put("localhostProfile", annotation.substring(LOCAL.length())))
                        : Optional.empty();
        };
    }

    /** What the annotation would say; empty for a profile of no known type. */
    static Optional<String> toAnnotation(JsonNode profile) {
        JsonNode local = profile.path("localhostProfile");
        return switch (profile.path("type").asString("")) {
            case "Unconfined" -> Optional.of(UNCONFINED);
            case "RuntimeDefault" -> Optional.of(DEFAULT);
            case "Localhost" -> local.isString() ? Optional.of(LOCAL + local.asString()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static ObjectNode ofType(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
