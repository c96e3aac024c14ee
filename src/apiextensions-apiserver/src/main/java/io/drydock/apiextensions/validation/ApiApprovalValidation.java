package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * The groups of the project itself: who defines a resource in one says where that was approved.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apihelpers/helpers.go: GetAPIApprovalState"
 */
final class ApiApprovalValidation {
    private static final String ANNOTATION = "api-approved.kubernetes.io";
    private static final List<String> DOMAINS = List.of("k8s.io", "kubernetes.io");
    private static final String SEE = ", see https://github.com/kubernetes/enhancements/pull/1111";

    private enum State {
        INVALID,
        APPROVED,
        BYPASSED,
        MISSING
    }

    private ApiApprovalValidation() {}

    /** @param old absent for a new definition */
    static List<FieldError> validate(KubeObject definition, Optional<KubeObject> old) {
        if (!isProtected(definition.at("spec", "group").asString(""))) {
            return List.of();
        }
        State state = state(definition);
        if (old.filter(before -> state(before) == state).isPresent()) {
            return List.of();
        }
        FieldPath path = FieldPath.of("metadata", "annotations").key(ANNOTATION);
        String missing = "protected groups must have approval annotation " + GoValue.quote(ANNOTATION);
        return switch (state) {
            case APPROVED, BYPASSED -> List.of();
            case MISSING -> List.of(FieldError.required(path, missing + SEE));
            case INVALID ->
                List.of(FieldError.invalid(
                        path,
                        definition.annotations().getOrDefault(ANNOTATION, ""),
                        missing + " with either a URL or a reason starting with \"unapproved\"" + SEE));
        };
    }

    private static boolean isProtected(String group) {
        return DOMAINS.stream().anyMatch(domain -> group.equals(domain) || group.endsWith("." + domain));
    }

    private static State state(KubeObject definition) {
        String approval = definition.annotations().getOrDefault(ANNOTATION, "");
        if (approval.isEmpty()) {
            return State.MISSING;
        }
        if (approval.startsWith("unapproved")) {
            return State.BYPASSED;
        }
        return isUrl(approval) ? State.APPROVED : State.INVALID;
    }

    private static boolean isUrl(String text) {
        try {
            URI url = new URI(text);
            return url.getScheme() != null && url.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
