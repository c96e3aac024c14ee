package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Devices that are in use may be looked at by administrators, from namespaces that are marked for that.
 *
 * @see "Go 1.36: pkg/registry/resource/utils.go: AuthorizedForAdmin"
 */
record AdminAccess(ResourceContext context) {
    private static final String LABEL = "resource.kubernetes.io/admin-access";
    private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");

    /** @param requests of a new claim, or of the claims that a template makes */
    List<FieldError> validate(JsonNode requests, String namespace) {
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).path("exactly").path("adminAccess").asBoolean(false)) {
                return isMarked(namespace)
                        ? List.of()
                        : List.of(FieldError.forbidden(
                                FieldPath.of("spec", "devices", "requests")
                                        .index(i)
                                        .child("adminAccess"),
                                "admin access to devices requires the `" + LABEL
                                        + ": true` label on the containing namespace"));
            }
        }
        return List.of();
    }

    private boolean isMarked(String namespace) {
        Store namespaces = context.directory().require(NAMESPACES);
        KubeObject found =
                namespaces.get(InternalScope.of("namespaces"), namespace, JsonNodeFactory.instance.objectNode());
        return "true".equals(found.labels().get(LABEL));
    }
}
