package io.drydock.kubeapiserver.registry.authorization;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one difference between the versions of access reviews: {@code v1beta1} says {@code group} where {@code v1} says
 * {@code groups}.
 *
 * @see "Go: pkg/apis/authorization/v1beta1/zz_generated.conversion.go"
 */
public final class AuthorizationConversions {
    private AuthorizationConversions() {}

    public static void addTo(Scheme.Builder scheme) {
        GroupVersion beta = new GroupVersion(AccessReview.VERSION.group(), "v1beta1");
        for (String kind : List.of("SubjectAccessReview", "LocalSubjectAccessReview")) {
            GroupVersionKind old = beta.withKind(kind);
            GroupVersionKind current = AccessReview.VERSION.withKind(kind);
            scheme.conversion(old, current, review -> rename(review, "group", "groups"));
            scheme.conversion(current, old, review -> rename(review, "groups", "group"));
        }
    }

    private static void rename(KubeObject review, String from, String to) {
        if (review.at("spec") instanceof ObjectNode spec) {
            JsonNode value = spec.remove(from);
            if (value != null) {
                spec.set(to, value);
            }
        }
    }
}
