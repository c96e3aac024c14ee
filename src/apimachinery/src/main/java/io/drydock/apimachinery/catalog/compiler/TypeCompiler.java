package io.drydock.apimachinery.catalog.compiler;

import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.compiler.GoFields.GoField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compiles definitions. A definition is a line: its name and, each after a tab, the kinds it is, as
 * {@code group/version/kind} separated by commas, and {@code atomic} where it is one value to its owners. Its fields follow, a line each with a leading tab: name, Go path
 * ({@code =} when it is the name in upper case), letters, type, and where there are any the type's name in Go, patch
 * strategies and merge key.
 *
 * <p>The letters are those of {@link GoFields} and {@code r} for required. A type is the letter of a scalar,
 * {@code #definition} ({@code #.Name} in the same package; {@code ~} before it makes an atomic one granular), {@code []item}, {@code [set]item},
 * {@code [map:key,key]item}, <code>{}value</code> or <code>{atomic}value</code>.
 */
final class TypeCompiler {
    private static final String MAP_TYPE = "x-kubernetes-map-type";
    private static final String REFERENCE = "#/definitions/";

    private static final String RAW_EXTENSION = "io.k8s.apimachinery.pkg.runtime.RawExtension";

    /** Definitions whose form in JSON is not what their fields in Go suggest. */
    private static final Map<String, ScalarType> SCALARS = Map.ofEntries(
            Map.entry("io.k8s.apimachinery.pkg.api.resource.Quantity", ScalarType.QUANTITY),
            Map.entry("io.k8s.apimachinery.pkg.apis.meta.v1.Time", ScalarType.TIME),
            Map.entry("io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime", ScalarType.MICRO_TIME),
            Map.entry("io.k8s.apimachinery.pkg.util.intstr.IntOrString", ScalarType.INT_OR_STRING),
            Map.entry("io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1", ScalarType.ANY),
            Map.entry("io.k8s.apimachinery.pkg.apis.meta.v1.Patch", ScalarType.ANY),
            Map.entry(RAW_EXTENSION, ScalarType.ANY));

    private final JsonNode definitions;
    private final GoFields goFields;

    TypeCompiler(JsonNode openApi, GoFields goFields) {
        this.definitions = openApi.path("definitions");
        this.goFields = goFields;
    }

    List<String> compile() {
        List<String> lines = new ArrayList<>();
        for (String name : new TreeSet<>(definitions.propertyNames())) {
            JsonNode definition = definitions.get(name);
            if (scalar(name, definition) == null) {
                compile(name, definition, lines);
            }
        }
        return lines;
    }

    private void compile(String name, JsonNode definition, List<String> lines) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode kind : definition.path("x-kubernetes-group-version-kind")) {
            kinds.add(kind.path("group").asString() + "/" + kind.path("version").asString() + "/"
                    + kind.path("kind").asString());
        }
        String line = name + "\t" + String.join(",", kinds) + "\t"
                + definition.path(MAP_TYPE).asString("");
        lines.add(line.stripTrailing());

        Set<String> required = new HashSet<>();
        definition.path("required").forEach(field -> required.add(field.asString()));
        JsonNode properties = definition.path("properties");
        List<GoField> fields = goFields.of(name);
        if (fields.size() != properties.size()) {
            throw new IllegalStateException(
                    name + " has " + properties.size() + " fields in OpenAPI and " + fields.size() + " in Go");
        }
        String dottedPackage = name.substring(0, name.lastIndexOf('.') + 1);
        for (GoField field : fields) {
            lines.add(line(field, properties.path(field.name()), required.contains(field.name()), dottedPackage));
        }
    }

    private String line(GoField field, JsonNode property, boolean required, String dottedPackage) {
        String path = field.path().equals(upperFirst(field.name())) ? "=" : field.path();
        String line = "\t" + field.name() + "\t" + path + "\t" + field.letters() + (required ? "r" : "") + "\t"
                + type(property, dottedPackage);
        line += "\t" + goType(field, property) + "\t"
                + property.path("x-kubernetes-patch-strategy").asString("") + "\t"
                + property.path("x-kubernetes-patch-merge-key").asString("");
        return line.stripTrailing();
    }

    private static String goType(GoField field, JsonNode property) {
        boolean raw = property.path("$ref").asString("").equals(REFERENCE + RAW_EXTENSION);
        return raw ? ScalarType.RAW_EXTENSION : field.type();
    }

    private String type(JsonNode property, String dottedPackage) {
        String reference = property.path("$ref").asString("");
        if (!reference.isEmpty()) {
            String name = reference.substring(REFERENCE.length());
            ScalarType scalar = scalar(name, definitions.path(name));
            if (scalar != null) {
                return String.valueOf(scalar.code());
            }
            String prefix = property.path(MAP_TYPE).asString("").equals("granular") ? "~#" : "#";
            return name.lastIndexOf('.') == dottedPackage.length() - 1 && name.startsWith(dottedPackage)
                    ? prefix + name.substring(dottedPackage.length() - 1)
                    : prefix + name;
        }
        return switch (property.path("type").asString("")) {
            case "array" -> listPrefix(property) + type(property.path("items"), dottedPackage);
            case "object" ->
                property.has("additionalProperties")
                        ? mapPrefix(property) + type(property.path("additionalProperties"), dottedPackage)
                        : letter(ScalarType.ANY);
            case "string" ->
                letter(property.path("format").asString("").equals("byte") ? ScalarType.BYTES : ScalarType.STRING);
            case "integer" ->
                letter(property.path("format").asString("").equals("int64") ? ScalarType.INT64 : ScalarType.INT32);
            case "number" -> letter(ScalarType.DOUBLE);
            case "boolean" -> letter(ScalarType.BOOLEAN);
            default -> letter(ScalarType.ANY);
        };
    }

    private static String mapPrefix(JsonNode property) {
        return property.path(MAP_TYPE).asString("").equals("atomic") ? "{atomic}" : "{}";
    }

    private static String listPrefix(JsonNode property) {
        return switch (property.path("x-kubernetes-list-type").asString("")) {
            case "set" -> "[set]";
            case "map" -> {
                List<String> keys = new ArrayList<>();
                property.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asString()));
                yield "[map:" + String.join(",", keys) + "]";
            }
            default -> "[]";
        };
    }

    private static @Nullable ScalarType scalar(String name, JsonNode definition) {
        ScalarType known = SCALARS.get(name);
        if (known != null) {
            return known;
        }
        return definition.path("type").asString("").equals("object") ? null : ScalarType.ANY;
    }

    private static String letter(ScalarType type) {
        return String.valueOf(type.code());
    }

    private static String upperFirst(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
