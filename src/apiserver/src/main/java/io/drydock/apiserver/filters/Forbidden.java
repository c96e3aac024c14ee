package io.drydock.apiserver.filters;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.http.PlainText;

/**
 * Words the answer to who may not do what they asked for.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/errors.go: Forbidden"
 */
public final class Forbidden {
    private Forbidden() {}

    /** @param reason the authorizer's; may be empty */
    public static Status status(AuthorizationAttributes attributes, String reason) {
        String message = PlainText.escape(message(attributes));
        String problem = reason.isEmpty() ? message : message + ": " + reason;
        if (attributes.resource().isEmpty()) {
            return Status.failure(403, "Forbidden", "forbidden: " + problem, StatusDetails.of("", "", ""));
        }
        return StatusErrors.forbidden(
                        new GroupResource(attributes.apiGroup(), attributes.resource()), attributes.name(), problem)
                .status();
    }

    private static String message(AuthorizationAttributes attributes) {
        String subject = "User \"" + attributes.user().name() + "\" cannot " + attributes.verb();
        if (!attributes.isResourceRequest()) {
            return subject + " path \"" + attributes.path() + "\"";
        }
        String resource = attributes.subresource().isEmpty()
                ? attributes.resource()
                : attributes.resource() + "/" + attributes.subresource();
        String where = attributes.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"" + attributes.namespace() + "\"";
        return subject + " resource \"" + resource + "\" in API group \"" + attributes.apiGroup() + "\" " + where;
    }
}
