package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.authorization.rbac.Subject;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a binding means when it names no API groups.
 *
 * @see "Go: pkg/apis/rbac/v1/defaults.go"
 */
public final class RbacDefaults {
    private RbacDefaults() {}

    public static void addTo(Scheme.Builder scheme) {
        for (GroupVersion version : List.of(RbacResource.V1, RbacResource.V1_BETA_1)) {
            scheme.defaults(RbacResource.ROLE_BINDING.kind(version), RbacDefaults::binding);
            scheme.defaults(RbacResource.CLUSTER_ROLE_BINDING.kind(version), RbacDefaults::binding);
        }
    }

    private static void binding(KubeObject binding) {
        setIfEmpty(binding.objectAt("roleRef"));
        for (JsonNode subject : binding.at("subjects")) {
            String kind = subject.path("kind").asString("");
            if (subject instanceof ObjectNode tree && (kind.equals(Subject.USER) || kind.equals(Subject.GROUP))) {
                setIfEmpty(tree);
            }
        }
    }

    private static void setIfEmpty(ObjectNode reference) {
        if (reference.path("apiGroup").asString("").isEmpty()) {
            reference.put("apiGroup", RbacResource.GROUP);
        }
    }
}
