package io.drydock.apiextensions.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Checks values against a schema: types, limits, patterns, formats, enumerations and alternatives. Rules in CEL are not
 * looked at.
 *
 * @see "Go: k8s.io/kube-openapi/pkg/validation/validate/schema.go: SchemaValidator.Validate"
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/validation/validation.go: ValidateCustomResource"
 */
public final class ValueValidation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Release release;

    private ValueValidation(Release release) {
        this.release = release;
    }

    /**
     * @param value which may be of any type
     * @param path under which the errors are told
     */
    public static List<FieldError> validate(JsonNode value, JsonNode schema, FieldPath path, Release release) {
        Findings findings = new ValueValidation(release).check(value, schema, "");
        return findings.all().stream()
                .map(finding -> finding.asError(path, release))
                .toList();
    }

    Findings check(JsonNode value, JsonNode schema, String place) {
        Findings findings = new Findings();
        if (value.isNull()) {
            SchemaType.checkNull(schema, place, findings);
            enumeration(value, schema, place, findings);
            return findings;
        }
        if (SchemaType.isSaid(schema)) {
            SchemaType.check(value, schema, place, findings);
            findings.countCheck();
        }
        findings.addAll(new Alternatives(this, schema, place).check(value));
        findings.countCheck();
        if (value.isString()) {
            text(value.stringValue(), schema, place, findings);
        } else if (value.isNumber()) {
            findings.addAll(NumberValidation.check(value, schema, place, release));
            findings.countCheck();
        } else if (value.isArray()) {
            list(value, schema, place, findings);
            findings.countCheck();
        }
        enumeration(value, schema, place, findings);
        findings.countCheck();
        if (value.isObject()) {
            fields(value, schema, place, findings);
            findings.countCheck();
        }
        findings.countCheck();
        return findings;
    }

    private void text(String text, JsonNode schema, String place, Findings findings) {
        int length = text.codePointCount(0, text.length());
        long most = schema.path("maxLength").asLong(Long.MAX_VALUE);
        long least = schema.path("minLength").asLong(0);
        String pattern = schema.path("pattern").asString("");
        if (length > most) {
            findings.add(Finding.tooLong(place, text, most));
        } else if (length < least) {
            findings.add(Finding.other(place, NODES.stringNode(text), "should be at least " + least + " chars long"));
        } else if (!pattern.isEmpty() && !matches(pattern, text)) {
            findings.add(Finding.other(place, NODES.stringNode(text), "should match '" + pattern + "'"));
        }
        findings.countCheck();
        String format = schema.path("format").asString("");
        if (TextFormats.isKnown(format, release)) {
            if (!TextFormats.hasFormat(text, format)) {
                findings.add(Finding.type(place, format, text));
            }
            findings.countCheck();
        }
    }

    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException malformed) {
            return false;
        }
    }

    private void list(JsonNode list, JsonNode schema, String place, Findings findings) {
        JsonNode items = schema.path("items");
        for (int i = 0; items.isObject() && i < list.size(); i++) {
            // Older releases do not say which item it was.
            String itemPlace = isNewest() ? place + "[" + i + "]" : place;
            findings.addAll(check(list.get(i), items, itemPlace));
        }
        long least = schema.path("minItems").asLong(0);
        if (list.size() < least) {
            findings.add(
                    Finding.other(place, NODES.numberNode(list.size()), "should have at least " + least + " items"));
        }
        long most = schema.path("maxItems").asLong(Long.MAX_VALUE);
        if (list.size() > most) {
            findings.add(Finding.tooMany(place, list.size(), most, "items"));
        }
        findings.countCheck();
    }

    private void fields(JsonNode object, JsonNode schema, String place, Findings findings) {
        long least = schema.path("minProperties").asLong(0);
        if (object.size() < least) {
            findings.add(Finding.other(
                    place, shownCount(object.size(), least), "should have at least " + least + " properties"));
        }
        long most = schema.path("maxProperties").asLong(Long.MAX_VALUE);
        if (object.size() > most) {
            findings.add(Finding.tooMany(place, shownCount(object.size(), most).longValue(), most, "properties"));
        }
        JsonNode properties = schema.path("properties");
        JsonNode additional = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            if (properties.has(name)) {
                continue;
            }
            if (additional.isObject()) {
                String fieldPlace = place + "." + name;
                findings.addAll(check(field.getValue(), additional, fieldPlace));
            } else if (additional.isBoolean() && !additional.asBoolean()) {
                String message = place + "." + name + " in body is a forbidden property";
                findings.add(new Finding(Finding.Kind.OTHER, place, NODES.stringNode(name), List.of(), 0, message));
            }
        }
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            if (object.has(property.getKey())) {
                String fieldPlace = place.isEmpty() ? property.getKey() : place + "." + property.getKey();
                findings.addAll(check(object.get(property.getKey()), property.getValue(), fieldPlace));
            }
        }
        for (JsonNode required : schema.path("required")) {
            if (!object.has(required.asString(""))) {
                findings.add(Finding.required(place + "." + required.asString("")));
            }
        }
    }

    /** Older releases show the limit for the count of what there is. */
    private JsonNode shownCount(long count, long limit) {
        return NODES.numberNode(isNewest() ? count : limit);
    }

    private boolean isNewest() {
        return release.atLeast(Release.V1_36);
    }

    private static void enumeration(JsonNode value, JsonNode schema, String place, Findings findings) {
        List<JsonNode> accepted = schema.path("enum").valueStream().toList();
        if (!accepted.isEmpty() && accepted.stream().noneMatch(one -> isSame(value, one))) {
            findings.add(Finding.enumeration(place, value, accepted));
        }
    }

    /** A number counts as what it becomes as a number of the other's kind. */
    private static boolean isSame(JsonNode value, JsonNode accepted) {
        if (value.isNull() || accepted.isNull()) {
            return false;
        }
        if (value.isNumber() && accepted.isNumber()) {
            return accepted.isIntegralNumber()
                    ? (long) value.doubleValue() == accepted.longValue()
                    : Double.compare(value.doubleValue(), accepted.doubleValue()) == 0;
        }
        return JsonTrees.equal(value, accepted);
    }
}
