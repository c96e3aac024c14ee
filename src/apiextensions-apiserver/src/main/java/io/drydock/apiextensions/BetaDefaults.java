package io.drydock.apiextensions;

import io.drydock.apimachinery.runtime.KubeObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a CustomResourceDefinition in v1beta1 says when its author does not: it is namespaced, keeps fields that nobody
 * described, and may name its only version outside of the list.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1beta1/defaults.go"
 */
final class BetaDefaults {
    private BetaDefaults() {}

    static void apply(KubeObject definition) {
        ObjectNode spec = definition.objectAt("spec");
        if (spec.path("scope").asString("").isEmpty()) {
            spec.put("scope", "Namespaced");
        }
        CustomResourceDefinitionDefaults.names(definition);
        versions(spec);
        CustomResourceDefinitionDefaults.conversion(spec, "webhookClientConfig");
        ObjectNode conversion = (ObjectNode) spec.path("conversion");
        if (conversion.path("strategy").asString("").equals("Webhook")
                && conversion.path("conversionReviewVersions").isEmpty()) {
            conversion.putArray("conversionReviewVersions").add("v1beta1");
        }
        if (!spec.path("preserveUnknownFields").isBoolean()) {
            spec.put("preserveUnknownFields", true);
        }
        CustomResourceDefinitionDefaults.storedVersions(definition);
    }

    private static void versions(ObjectNode spec) {
        JsonNode versions = spec.path("versions");
        String only = spec.path("version").asString("");
        if (versions.isEmpty() && !only.isEmpty()) {
            spec.putArray("versions")
                    .addObject()
                    .put("name", only)
                    .put("served", true)
                    .put("storage", true);
        } else if (!versions.isEmpty() && only.isEmpty()) {
            spec.put("version", versions.get(0).path("name").asString(""));
        }
    }
}
