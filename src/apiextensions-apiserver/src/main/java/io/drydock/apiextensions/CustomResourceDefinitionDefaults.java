package io.drydock.apiextensions;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a CustomResourceDefinition says when its author does not.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1/defaults.go"
 */
public final class CustomResourceDefinitionDefaults {
    private CustomResourceDefinitionDefaults() {}

    public static void apply(KubeObject definition) {
        ObjectNode spec = definition.objectAt("spec");
        ObjectNode names = definition.objectAt("spec", "names");
        String kind = names.path("kind").asString("");
        if (names.path("singular").asString("").isEmpty() && !kind.isEmpty()) {
            names.put("singular", kind.toLowerCase(Locale.ROOT));
        }
        if (names.path("listKind").asString("").isEmpty() && !kind.isEmpty()) {
            names.put("listKind", kind + "List");
        }
        if (!spec.path("conversion").isObject()) {
            spec.putObject("conversion").put("strategy", "None");
        }
        if (spec.path("conversion").path("webhook").path("clientConfig").path("service") instanceof ObjectNode service
                && !service.has("port")) {
            service.put("port", 443);
        }
        if (definition.at("status", "storedVersions").isEmpty()) {
            storeFirst(definition);
        }
    }

    private static void storeFirst(KubeObject definition) {
        for (JsonNode version : definition.at("spec", "versions")) {
            if (version.path("storage").asBoolean(false)) {
                definition
                        .objectAt("status")
                        .putArray("storedVersions")
                        .add(version.path("name").asString(""));
                return;
            }
        }
    }
}
