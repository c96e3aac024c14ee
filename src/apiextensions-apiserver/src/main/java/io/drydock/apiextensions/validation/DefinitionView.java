package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A definition as the real server looks at it while validating: what every version says alike about schema, subresources
 * or columns is said once for all of them, under the spec itself. The paths in its errors show that, so ours must too.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1/conversion.go:
 *     Convert_v1_CustomResourceDefinitionSpec_To_apiextensions_CustomResourceDefinitionSpec"
 */
record DefinitionView(JsonNode spec, List<Version> versions) {
    private static final FieldPath SPEC = FieldPath.of("spec");

    /** One version, with the paths that its errors carry. */
    record Version(JsonNode tree, FieldPath path) {
        String name() {
            return tree.path("name").asString("");
        }

        /** The version's own schema; missing when it has none. */
        JsonNode schema() {
            return tree.path("schema").path("openAPIV3Schema");
        }

        boolean isStorage() {
            return tree.path("storage").asBoolean(false);
        }
    }

    static DefinitionView of(KubeObject definition) {
        JsonNode spec = definition.at("spec");
        List<Version> versions = new ArrayList<>();
        for (JsonNode version : spec.path("versions")) {
            versions.add(new Version(version, SPEC.child("versions").index(versions.size())));
        }
        return new DefinitionView(spec, versions);
    }

    /** Whether all versions say the same under a field, and something at that. */
    boolean isShared(String field) {
        if (versions.isEmpty()) {
            return false;
        }
        JsonNode first = versions.getFirst().tree().path(field);
        return !first.isEmpty()
                && versions.stream()
                        .allMatch(version -> version.tree().path(field).equals(first));
    }

    /** What all versions share under a field; missing when they do not. */
    JsonNode shared(String field) {
        return isShared(field) ? versions.getFirst().tree().path(field) : spec.path("no such field");
    }

    /** What a version says under a field that is not shared; missing otherwise. */
    JsonNode ownOf(Version version, String field) {
        return isShared(field) ? spec.path("no such field") : version.tree().path(field);
    }

    boolean hasStatus(JsonNode subresources) {
        return subresources.path("status").isObject();
    }

    boolean hasAnyStatus() {
        return versions.stream().anyMatch(version -> hasStatus(version.tree().path("subresources")));
    }

    boolean preservesUnknownFields() {
        return spec.path("preserveUnknownFields").asBoolean(false);
    }

    /** The versions as Go shows their structs, which messages quote. */
    ShownValue shownVersions() {
        if (versions.isEmpty() && !spec.path("versions").isArray()) {
            return new ShownValue("[]apiextensions.CustomResourceDefinitionVersion(nil)", "null");
        }
        return new ShownValue(versionsAsGoSource(), versionsAsJson().toString());
    }

    private String versionsAsGoSource() {
        StringBuilder all = new StringBuilder("[]apiextensions.CustomResourceDefinitionVersion{");
        for (int i = 0; i < versions.size(); i++) {
            JsonNode tree = versions.get(i).tree();
            all.append(i == 0 ? "" : ", ")
                    .append("apiextensions.CustomResourceDefinitionVersion{Name:\"")
                    .append(versions.get(i).name())
                    .append("\", Served:")
                    .append(tree.path("served").asBoolean(false))
                    .append(", Storage:")
                    .append(versions.get(i).isStorage())
                    .append(", Deprecated:")
                    .append(tree.path("deprecated").asBoolean(false))
                    .append(", DeprecationWarning:(*string)(nil)")
                    .append(", Schema:(*apiextensions.CustomResourceValidation)(nil)")
                    .append(", Subresources:(*apiextensions.CustomResourceSubresources)(nil)")
                    .append(", AdditionalPrinterColumns:[]apiextensions.CustomResourceColumnDefinition(nil)}");
        }
        return all.append('}').toString();
    }

    private ArrayNode versionsAsJson() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Version version : versions) {
            JsonNode tree = version.tree();
            ObjectNode shown = all.addObject()
                    .put("Name", version.name())
                    .put("Served", tree.path("served").asBoolean(false))
                    .put("Storage", version.isStorage())
                    .put("Deprecated", tree.path("deprecated").asBoolean(false));
            shown.set("DeprecationWarning", orNull(tree.path("deprecationWarning")));
            shown.set("Schema", schema(ownOf(version, "schema")));
            shown.set("Subresources", subresources(ownOf(version, "subresources")));
            shown.set("AdditionalPrinterColumns", columns(ownOf(version, "additionalPrinterColumns")));
            shown.set("SelectableFields", selectableFields(ownOf(version, "selectableFields")));
        }
        return all;
    }

    private static JsonNode schema(JsonNode holder) {
        if (!holder.isObject()) {
            return NullNode.getInstance();
        }
        JsonNode schema = holder.path("openAPIV3Schema");
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.set("OpenAPIV3Schema", schema.isObject() ? InternalSchemaJson.ofSchema(schema) : NullNode.getInstance());
        return shown;
    }

    private static JsonNode subresources(JsonNode subresources) {
        if (!subresources.isObject()) {
            return NullNode.getInstance();
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.set("Status", orNull(subresources.path("status")));
        JsonNode scale = subresources.path("scale");
        if (scale.isObject()) {
            shown.putObject("Scale")
                    .put("SpecReplicasPath", scale.path("specReplicasPath").asString(""))
                    .put("StatusReplicasPath", scale.path("statusReplicasPath").asString(""))
                    .set("LabelSelectorPath", orNull(scale.path("labelSelectorPath")));
        } else {
            shown.putNull("Scale");
        }
        return shown;
    }

    private static JsonNode columns(JsonNode columns) {
        if (columns.isEmpty()) {
            return NullNode.getInstance();
        }
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        for (JsonNode column : columns) {
            shown.addObject()
                    .put("Name", column.path("name").asString(""))
                    .put("Type", column.path("type").asString(""))
                    .put("Format", column.path("format").asString(""))
                    .put("Description", column.path("description").asString(""))
                    .put("Priority", column.path("priority").asInt(0))
                    .put("JSONPath", column.path("jsonPath").asString(""));
        }
        return shown;
    }

    private static JsonNode selectableFields(JsonNode fields) {
        if (fields.isEmpty()) {
            return NullNode.getInstance();
        }
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        fields.forEach(field ->
                shown.addObject().put("JSONPath", field.path("jsonPath").asString("")));
        return shown;
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? NullNode.getInstance() : node;
    }
}
