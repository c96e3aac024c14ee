package io.drydock.apiextensions.schema;

import tools.jackson.databind.JsonNode;

/**
 * Whether a value has the type that its schema names. A text need not have the type of a schema that names a format too,
 * and a whole number is an integer however it is written.
 *
 * @see "Go: k8s.io/kube-openapi/pkg/validation/validate/type.go: typeValidator"
 */
final class SchemaType {
    private SchemaType() {}

    static boolean isSaid(JsonNode schema) {
        return !type(schema).isEmpty() || !format(schema).isEmpty();
    }

    static void checkNull(JsonNode schema, String place, Findings findings) {
        if (!type(schema).isEmpty() && !schema.path("nullable").asBoolean(false)) {
            findings.add(Finding.type(place, type(schema), "null"));
        }
    }

    static void check(JsonNode value, JsonNode schema, String place, Findings findings) {
        String wanted = type(schema);
        String format = format(schema);
        String type = typeOf(value);
        boolean holds = wanted.equals(type) || isWhole(value, wanted) || isNumber(value, wanted);
        boolean isTextOrList = value.isString() || value.isArray();
        if (!format.isEmpty() && !isTextOrList && !holds && !formatOf(value).equals(format)) {
            findings.add(Finding.type(place, format, formatOf(value)));
            return;
        }
        boolean isNumeric = wanted.equals("number") || wanted.equals("integer");
        boolean formatDecides = !format.isEmpty() && isTextOrList && !isNumeric;
        if (!formatDecides && !holds) {
            findings.add(Finding.type(place, wanted, type));
            return;
        }
        findings.countCheck();
    }

    private static boolean isWhole(JsonNode value, String wanted) {
        return wanted.equals("integer") && value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
    }

    private static boolean isNumber(JsonNode value, String wanted) {
        return wanted.equals("number") && value.isNumber();
    }

    private static String type(JsonNode schema) {
        return schema.path("type").asString("");
    }

    private static String format(JsonNode schema) {
        return schema.path("format").asString("");
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            case STRING, BINARY, NULL, MISSING -> "string";
        };
    }

    private static String formatOf(JsonNode value) {
        return !value.isNumber() ? "" : value.isIntegralNumber() ? "int64" : "float64";
    }
}
