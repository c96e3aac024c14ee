package io.drydock.apiserver.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI 3 document of one group version, made from the part of a Swagger 2.0 document that concerns it: its
 * paths, and every definition that can be reached from them.
 *
 * @see "Go: staging/src/k8s.io/kube-openapi/pkg/openapiconv/convert.go: ConvertV2ToV3 (release 1.36)"
 */
final class OpenApiV3Document {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final String OLD_REFERENCE = "#/definitions/";
    private static final String KINDS = "x-kubernetes-group-version-kind";
    private static final String NEW_REFERENCE = "#/components/schemas/";

    /** Types whose values are written in more than one way. */
    private static final Map<String, List<String>> EITHER = Map.of(
            "io.k8s.apimachinery.pkg.util.intstr.IntOrString", List.of("integer", "string"),
            "io.k8s.apimachinery.pkg.api.resource.Quantity", List.of("string", "number"));

    private final JsonNode swagger;
    private final SchemaDefaults defaults;
    private final String root;
    private final Set<String> reached = new TreeSet<>();
    private final Deque<String> toVisit = new ArrayDeque<>();

    private OpenApiV3Document(JsonNode swagger, SchemaDefaults defaults, String root) {
        this.swagger = swagger;
        this.defaults = defaults;
        this.root = root;
    }

    /**
     * @param root of the paths, such as {@code api/v1}, {@code apis/apps/v1} or {@code version}; of what is not a group
     *     version, only the document at the root itself
     */
    static ObjectNode of(JsonNode swagger, SchemaDefaults defaults, String root) {
        String prefix = "/" + root + "/";
        Predicate<String> wanted = isGroupVersion(root) ? path -> (path + "/").startsWith(prefix) : prefix::equals;
        return new OpenApiV3Document(swagger, defaults, root).build(wanted);
    }

    private static boolean isGroupVersion(String root) {
        return root.startsWith("api/") || (root.startsWith("apis/") && root.lastIndexOf('/') > "apis/".length());
    }

    private ObjectNode build(Predicate<String> wanted) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.0.0");
        document.set("info", swagger.path("info").deepCopy());
        ObjectNode paths = document.putObject("paths");
        for (Map.Entry<String, JsonNode> path : swagger.path("paths").properties()) {
            if (wanted.test(path.getKey())) {
                paths.set(path.getKey(), pathItem(path.getValue()));
            }
        }
        ObjectNode components = document.putObject("components");
        ObjectNode schemas = reachedSchemas();
        if (!schemas.isEmpty()) {
            components.set("schemas", schemas);
        }
        components.set("securitySchemes", swagger.path("securityDefinitions").deepCopy());
        return document;
    }

    private ObjectNode reachedSchemas() {
        ObjectNode schemas = JsonNodeFactory.instance.objectNode();
        while (!toVisit.isEmpty()) {
            String name = toVisit.remove();
            List<String> either = EITHER.getOrDefault(name, List.of());
            JsonNode definition = swagger.path("definitions").path(name);
            schemas.set(name, either.isEmpty() ? schema(name, definition) : oneOf(definition, either));
        }
        return schemas;
    }

    private JsonNode schema(String name, JsonNode definition) {
        JsonNode schema = converted(definition);
        if (schema.path("properties") instanceof ObjectNode properties) {
            Set<String> required = new HashSet<>();
            schema.path("required").forEach(field -> required.add(field.asString()));
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                if (property.getValue() instanceof ObjectNode field) {
                    complete(name, property.getKey(), field, required.contains(property.getKey()));
                }
            }
        }
        if (schema.path(KINDS) instanceof ArrayNode kinds && kinds.size() > 1) {
            ((ObjectNode) schema).set(KINDS, ownKinds(kinds));
        }
        return schema;
    }

    /** Nothing may stand beside a reference, so that one with a default is put into a list of its own. */
    private void complete(String schema, String name, ObjectNode field, boolean required) {
        JsonNode reference = field.path("$ref");
        if (reference.isString() && !defaults.standsAlone(schema, name)) {
            field.remove("$ref");
            field.putArray("allOf").addObject().set("$ref", reference);
        }
        if (!field.has("default")) {
            defaults.of(schema, name, field.path("type").asString(""), required)
                    .ifPresent(value -> field.set("default", value));
        }
    }

    /** Of a type that every group version has, the one of this document and the one that all share. */
    private ArrayNode ownKinds(ArrayNode kinds) {
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        for (JsonNode kind : kinds) {
            String group = kind.path("group").asString("");
            String version = kind.path("version").asString("");
            boolean shared = group.isEmpty() && version.equals("v1");
            if (shared || root.equals("apis/" + group + "/" + version)) {
                own.add(kind);
            }
        }
        return own;
    }

    /** What Swagger could only call text. */
    private static ObjectNode oneOf(JsonNode definition, List<String> types) {
        ObjectNode schema = ((ObjectNode) definition).deepCopy();
        schema.remove("type");
        ArrayNode alternatives = schema.putArray("oneOf");
        types.forEach(type -> alternatives.addObject().put("type", type));
        return schema;
    }

    private ObjectNode pathItem(JsonNode item) {
        ObjectNode converted = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : item.properties()) {
            if (METHODS.contains(entry.getKey())) {
                converted.set(entry.getKey(), operation(entry.getValue()));
            } else if (entry.getKey().equals("parameters")) {
                converted.set("parameters", parameters(entry.getValue()));
            }
        }
        return converted;
    }

    private ObjectNode operation(JsonNode operation) {
        ObjectNode converted = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : operation.properties()) {
            switch (entry.getKey()) {
                case "parameters" -> {
                    ArrayNode parameters = parameters(entry.getValue());
                    if (!parameters.isEmpty()) {
                        converted.set("parameters", parameters);
                    }
                }
                case "responses" -> converted.set("responses", responses(operation));
                case "consumes", "produces", "schemes" -> {}
                default -> converted.set(entry.getKey(), entry.getValue().deepCopy());
            }
        }
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode resolved = resolved(parameter);
            if (resolved.path("in").asString("").equals("body")) {
                ObjectNode body = converted.putObject("requestBody");
                content(body, operation.path("consumes"), resolved.path("schema"));
                if (resolved.path("required").asBoolean(false)) {
                    body.put("required", true);
                }
            }
        }
        return converted;
    }

    private ObjectNode responses(JsonNode operation) {
        ObjectNode converted = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            ObjectNode answer = converted.putObject(response.getKey());
            if (response.getValue().has("schema")) {
                content(answer, operation.path("produces"), response.getValue().path("schema"));
            }
        }
        return converted;
    }

    private void content(ObjectNode holder, JsonNode mediaTypes, JsonNode schema) {
        ObjectNode content = holder.putObject("content");
        for (JsonNode mediaType : mediaTypes) {
            content.putObject(mediaType.asString()).set("schema", converted(schema));
        }
    }

    private ArrayNode parameters(JsonNode parameters) {
        ArrayNode converted = JsonNodeFactory.instance.arrayNode();
        for (JsonNode parameter : parameters) {
            JsonNode resolved = resolved(parameter);
            if (!resolved.path("in").asString("").equals("body")) {
                converted.add(parameter(resolved));
            }
        }
        return converted;
    }

    private static ObjectNode parameter(JsonNode parameter) {
        ObjectNode converted = JsonNodeFactory.instance.objectNode();
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : parameter.properties()) {
            switch (entry.getKey()) {
                case "type", "uniqueItems", "format" -> schema.set(entry.getKey(), entry.getValue());
                default -> converted.set(entry.getKey(), entry.getValue());
            }
        }
        converted.set("schema", schema);
        return converted;
    }

    private JsonNode resolved(JsonNode parameter) {
        String reference = parameter.path("$ref").asString("");
        return reference.isEmpty()
                ? parameter
                : swagger.path("parameters").path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** A copy with its references pointing to where OpenAPI 3 keeps schemas, each noted as reached. */
    private JsonNode converted(JsonNode schema) {
        return switch (schema) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry -> copy.set(entry.getKey(), convertedEntry(entry)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(converted(item)));
                yield copy;
            }
            default -> schema;
        };
    }

    private JsonNode convertedEntry(Map.Entry<String, JsonNode> entry) {
        boolean reference = entry.getKey().equals("$ref") && entry.getValue().isString();
        if (!reference || !entry.getValue().asString().startsWith(OLD_REFERENCE)) {
            return converted(entry.getValue());
        }
        String name = entry.getValue().asString().substring(OLD_REFERENCE.length());
        if (reached.add(name)) {
            toVisit.add(name);
        }
        return JsonNodeFactory.instance.stringNode(NEW_REFERENCE + name);
    }
}
