package io.drydock.apiextensions.validation;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas and rules as messages of newer releases quote them: the JSON of Go's internal structs, which name every field
 * and leave none out.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/types_jsonschema.go: JSONSchemaProps"
 */
final class InternalSchemaJson {

    /** What stands in a field, and so what an absent one is shown as. */
    private enum Form {
        TEXT,
        TRUTH,
        POINTER,
        SCHEMA,
        SCHEMAS,
        SCHEMA_MAP,
        ITEMS,
        SCHEMA_OR_TRUTH,
        DEPENDENCIES,
        DOCUMENTATION,
        RULES
    }

    private record Field(String word, String shown, Form form) {}

    private static final List<Field> FIELDS = List.of(
            new Field("id", "ID", Form.TEXT),
            new Field("$schema", "Schema", Form.TEXT),
            new Field("$ref", "Ref", Form.POINTER),
            new Field("description", "Description", Form.TEXT),
            new Field("type", "Type", Form.TEXT),
            new Field("nullable", "Nullable", Form.TRUTH),
            new Field("format", "Format", Form.TEXT),
            new Field("title", "Title", Form.TEXT),
            new Field("default", "Default", Form.POINTER),
            new Field("maximum", "Maximum", Form.POINTER),
            new Field("exclusiveMaximum", "ExclusiveMaximum", Form.TRUTH),
            new Field("minimum", "Minimum", Form.POINTER),
            new Field("exclusiveMinimum", "ExclusiveMinimum", Form.TRUTH),
            new Field("maxLength", "MaxLength", Form.POINTER),
            new Field("minLength", "MinLength", Form.POINTER),
            new Field("pattern", "Pattern", Form.TEXT),
            new Field("maxItems", "MaxItems", Form.POINTER),
            new Field("minItems", "MinItems", Form.POINTER),
            new Field("uniqueItems", "UniqueItems", Form.TRUTH),
            new Field("multipleOf", "MultipleOf", Form.POINTER),
            new Field("enum", "Enum", Form.POINTER),
            new Field("maxProperties", "MaxProperties", Form.POINTER),
            new Field("minProperties", "MinProperties", Form.POINTER),
            new Field("required", "Required", Form.POINTER),
            new Field("items", "Items", Form.ITEMS),
            new Field("allOf", "AllOf", Form.SCHEMAS),
            new Field("oneOf", "OneOf", Form.SCHEMAS),
            new Field("anyOf", "AnyOf", Form.SCHEMAS),
            new Field("not", "Not", Form.SCHEMA),
            new Field("properties", "Properties", Form.SCHEMA_MAP),
            new Field("additionalProperties", "AdditionalProperties", Form.SCHEMA_OR_TRUTH),
            new Field("patternProperties", "PatternProperties", Form.SCHEMA_MAP),
            new Field("dependencies", "Dependencies", Form.DEPENDENCIES),
            new Field("additionalItems", "AdditionalItems", Form.SCHEMA_OR_TRUTH),
            new Field("definitions", "Definitions", Form.SCHEMA_MAP),
            new Field("externalDocs", "ExternalDocs", Form.DOCUMENTATION),
            new Field("example", "Example", Form.POINTER),
            new Field("x-kubernetes-preserve-unknown-fields", "XPreserveUnknownFields", Form.POINTER),
            new Field("x-kubernetes-embedded-resource", "XEmbeddedResource", Form.TRUTH),
            new Field("x-kubernetes-int-or-string", "XIntOrString", Form.TRUTH),
            new Field("x-kubernetes-list-map-keys", "XListMapKeys", Form.POINTER),
            new Field("x-kubernetes-list-type", "XListType", Form.POINTER),
            new Field("x-kubernetes-map-type", "XMapType", Form.POINTER),
            new Field("x-kubernetes-validations", "XValidations", Form.RULES));

    private static final List<Field> RULE_FIELDS = List.of(
            new Field("rule", "Rule", Form.TEXT),
            new Field("message", "Message", Form.TEXT),
            new Field("messageExpression", "MessageExpression", Form.TEXT),
            new Field("reason", "Reason", Form.POINTER),
            new Field("fieldPath", "FieldPath", Form.TEXT),
            new Field("optionalOldSelf", "OptionalOldSelf", Form.POINTER));

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private InternalSchemaJson() {}

    static ObjectNode ofSchema(JsonNode schema) {
        return struct(schema, FIELDS);
    }

    /** @param rule one of {@code x-kubernetes-validations} */
    static ObjectNode ofRule(JsonNode rule) {
        return struct(rule, RULE_FIELDS);
    }

    /** As text that may stand in a page of HTML, which Go's JSON always is. */
    static String text(ObjectNode shown) {
        return shown.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static ObjectNode struct(JsonNode tree, List<Field> fields) {
        ObjectNode shown = NODES.objectNode();
        fields.forEach(field -> shown.set(field.shown(), show(tree.path(field.word()), field.form())));
        return shown;
    }

    private static JsonNode show(JsonNode value, Form form) {
        return switch (form) {
            case TEXT -> NODES.stringNode(value.asString(""));
            case TRUTH -> NODES.booleanNode(value.asBoolean(false));
            case POINTER -> value.isMissingNode() ? NullNode.getInstance() : value;
            case SCHEMA -> orNull(value);
            case SCHEMAS -> list(value, FIELDS);
            case RULES -> list(value, RULE_FIELDS);
            case SCHEMA_MAP -> map(value);
            case ITEMS -> items(value);
            case SCHEMA_OR_TRUTH -> schemaOrTruth(value);
            case DEPENDENCIES -> dependencies(value);
            case DOCUMENTATION -> documentation(value);
        };
    }

    private static JsonNode orNull(JsonNode schema) {
        return schema.isObject() ? ofSchema(schema) : NullNode.getInstance();
    }

    private static JsonNode list(JsonNode values, List<Field> fields) {
        if (!values.isArray()) {
            return NullNode.getInstance();
        }
        ArrayNode shown = NODES.arrayNode();
        values.forEach(value -> shown.add(struct(value, fields)));
        return shown;
    }

    private static JsonNode map(JsonNode schemas) {
        if (!schemas.isObject()) {
            return NullNode.getInstance();
        }
        ObjectNode shown = NODES.objectNode();
        schemas.propertyNames().stream().sorted().forEach(name -> shown.set(name, ofSchema(schemas.path(name))));
        return shown;
    }

    private static JsonNode items(JsonNode items) {
        if (items.isMissingNode() || items.isNull()) {
            return NullNode.getInstance();
        }
        ObjectNode shown = NODES.objectNode();
        shown.set("Schema", orNull(items));
        shown.set("JSONSchemas", list(items, FIELDS));
        return shown;
    }

    private static JsonNode schemaOrTruth(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return NullNode.getInstance();
        }
        ObjectNode shown = NODES.objectNode().put("Allows", value.isObject() || value.asBoolean(false));
        shown.set("Schema", orNull(value));
        return shown;
    }

    private static JsonNode dependencies(JsonNode value) {
        if (!value.isObject()) {
            return NullNode.getInstance();
        }
        ObjectNode shown = NODES.objectNode();
        value.propertyNames().stream().sorted().forEach(name -> {
            JsonNode dependency = value.path(name);
            ObjectNode one = shown.putObject(name);
            one.set("Schema", orNull(dependency));
            one.set("Property", dependency.isArray() ? dependency : NullNode.getInstance());
        });
        return shown;
    }

    private static JsonNode documentation(JsonNode value) {
        return value.isObject()
                ? NODES.objectNode()
                        .put("Description", value.path("description").asString(""))
                        .put("URL", value.path("url").asString(""))
                : NullNode.getInstance();
    }
}
