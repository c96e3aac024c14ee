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
        names(definition);
        conversion(definition.objectAt("spec"), "webhook", "clientConfig");
        storedVersions(definition);
    }

    static void names(KubeObject definition) {
        ObjectNode names = definition.objectAt("spec", "names");
        String kind = names.path("kind").asString("");
        if (names.path("singular").asString("").isEmpty() && !kind.isEmpty()) {
            names.put("singular", kind.toLowerCase(Locale.ROOT));
        }
        if (names.path("listKind").asString("").isEmpty() && !kind.isEmpty()) {
            names.put("listKind", kind + "List");
        }
    }

    /** @param clientConfig where in a conversion its webhook is found */
    static void conversion(ObjectNode spec, String... clientConfig) {
        if (!spec.path("conversion").isObject()) {
            spec.putObject("conversion").put("strategy", "None");
        }
        JsonNode client = spec.path("conversion");
        for (String step : clientConfig) {
            client = client.path(step);
        }
        if (client.path("service") instanceof ObjectNode service && !service.has("port")) {
            service.put("port", 443);
        }
    }

    /** A definition that does not say which versions are stored stores the first that is marked so. */
    static void storedVersions(KubeObject definition) {
        if (!definition.at("status", "storedVersions").isEmpty()) {
            return;
        }
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
