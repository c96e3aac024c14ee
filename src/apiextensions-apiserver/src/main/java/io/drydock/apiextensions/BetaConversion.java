package io.drydock.apiextensions;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * CustomResourceDefinitions between v1 and v1beta1, which said schema, subresources and columns once for all versions
 * and kept the conversion webhook's parts apart; and what v1beta1 assumes.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1/conversion.go"
 */
public final class BetaConversion {
    private static final GroupVersionKind BETA =
            new GroupVersionKind("apiextensions.k8s.io", "v1beta1", "CustomResourceDefinition");

    /** Under the spec in v1beta1, under each version in v1. */
    private static final List<String> SHARED = List.of("subresources", "additionalPrinterColumns");

    private BetaConversion() {}

    public static void addTo(Scheme.Builder scheme) {
        scheme.defaults(BETA, BetaDefaults::apply);
        scheme.conversion(BETA, CustomResourceDefinitionStrategy.KIND, BetaConversion::toReleased);
        scheme.conversion(CustomResourceDefinitionStrategy.KIND, BETA, BetaConversion::toBeta);
    }

    private static void toReleased(KubeObject definition) {
        ObjectNode spec = definition.objectAt("spec");
        JsonNode onlyVersion = spec.remove("version");
        if (spec.path("versions").isEmpty() && onlyVersion != null) {
            spec.putArray("versions")
                    .addObject()
                    .put("name", onlyVersion.asString(""))
                    .put("served", true)
                    .put("storage", true);
        }
        JsonNode validation = spec.remove("validation");
        for (JsonNode entry : spec.path("versions")) {
            ObjectNode version = (ObjectNode) entry;
            if (validation != null && !version.has("schema")) {
                version.set("schema", validation.deepCopy());
            }
            for (String field : SHARED) {
                if (spec.has(field) && !version.has(field)) {
                    version.set(field, spec.get(field).deepCopy());
                }
            }
            rename(version.path("additionalPrinterColumns"), "JSONPath", "jsonPath");
        }
        SHARED.forEach(spec::remove);
        gatherWebhook(spec.path("conversion"));
        if (!spec.has("preserveUnknownFields")) {
            spec.put("preserveUnknownFields", true);
        }
    }

    private static void toBeta(KubeObject definition) {
        ObjectNode spec = definition.objectAt("spec");
        JsonNode versions = spec.path("versions");
        for (JsonNode version : versions) {
            rename(version.path("additionalPrinterColumns"), "jsonPath", "JSONPath");
        }
        if (!versions.isEmpty()) {
            spec.set("version", versions.get(0).path("name"));
            share(spec, versions, "schema", "validation");
            SHARED.forEach(field -> share(spec, versions, field, field));
        }
        scatterWebhook(spec.path("conversion"));
        if (!spec.has("preserveUnknownFields")) {
            spec.put("preserveUnknownFields", false);
        }
    }

    /** What all versions say alike moves up to the spec. */
    private static void share(ObjectNode spec, JsonNode versions, String field, String sharedField) {
        JsonNode first = versions.get(0).path(field);
        boolean alike = !first.isMissingNode()
                && versions.valueStream()
                        .allMatch(version -> version.path(field).equals(first));
        if (alike) {
            spec.set(sharedField, first);
            versions.forEach(version -> ((ObjectNode) version).remove(field));
        }
    }

    private static void rename(JsonNode columns, String from, String to) {
        for (JsonNode column : columns) {
            JsonNode value = ((ObjectNode) column).remove(from);
            if (value != null) {
                ((ObjectNode) column).set(to, value);
            }
        }
    }

    private static void gatherWebhook(JsonNode holder) {
        if (holder instanceof ObjectNode conversion) {
            ObjectNode webhook = JsonNodeFactory.instance.objectNode();
            move(conversion, "webhookClientConfig", webhook, "clientConfig");
            move(conversion, "conversionReviewVersions", webhook, "conversionReviewVersions");
            if (!webhook.isEmpty()) {
                conversion.set("webhook", webhook);
            }
        }
    }

    private static void scatterWebhook(JsonNode holder) {
        if (holder instanceof ObjectNode conversion && conversion.remove("webhook") instanceof ObjectNode webhook) {
            move(webhook, "clientConfig", conversion, "webhookClientConfig");
            move(webhook, "conversionReviewVersions", conversion, "conversionReviewVersions");
        }
    }

    private static void move(ObjectNode from, String field, ObjectNode to, String newField) {
        JsonNode value = from.remove(field);
        if (value != null) {
            to.set(newField, value);
        }
    }
}
