package io.drydock.apiextensions.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaValidationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'array','items':{'type':'object'},'x-kubernetes-list-type':'set' | .items.x-kubernetes-map-type: Invalid value: null: must be atomic as item of a list with x-kubernetes-list-type=set",
                "'type':'array','items':{'type':'string','nullable':true},'x-kubernetes-list-type':'set' | .items.nullable: Forbidden: cannot be nullable when x-kubernetes-list-type is set",
                "'type':'array','items':{'type':'object','properties':{'k':{'type':'string'}}},'x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['k'] | .items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property",
                "'type':'array','items':{'type':'object','required':['k'],'properties':{'k':{'type':'object'}}},'x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['k'] | .items.properties[k].type: Invalid value: \"object\": must be a scalar type if parent array's x-kubernetes-list-type is map",
                "'type':'array','items':{'type':'object','required':['k'],'properties':{'k':{'type':'string'}}},'x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['k','k'] | .x-kubernetes-list-map-keys: Invalid value: [\"k\",\"k\"]: must not contain duplicate entries",
                "'type':'array','items':{'type':'string'},'x-kubernetes-list-map-keys':['k'] | .x-kubernetes-list-type: Required value: must be map if x-kubernetes-list-map-keys is non-empty",
                "'type':'object','x-kubernetes-map-type':'loose' | .x-kubernetes-map-type: Unsupported value: \"loose\": supported values: \"atomic\", \"granular\"",
                "'type':'object','patternProperties':{'a':{'type':'string'}} | .patternProperties: Forbidden: patternProperties is not supported",
                "'type':'string','$ref':'#/x' | .$ref: Forbidden: $ref is not supported",
                "'type':'text' | .type: Unsupported value: \"text\": supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\"",
                "'type':'object','x-kubernetes-validations':[{'rule':' '}] | .x-kubernetes-validations[0].rule: Required value: rule is not specified",
                "'type':'object','x-kubernetes-validations':[{'rule':'true','reason':'Odd'}] | .x-kubernetes-validations[0].reason: Unsupported value: \"Odd\": supported values: \"FieldValueDuplicate\", \"FieldValueForbidden\", \"FieldValueInvalid\", \"FieldValueRequired\"",
                "'type':'object','properties':{'a':{'type':'string'}},'x-kubernetes-validations':[{'rule':'true','fieldPath':'.b'}] | .x-kubernetes-validations[0].fieldPath: Invalid value: \".b\": must be a valid path",
            })
    void a_field_is_refused(String field, String expected) {
        assertEquals(
                List.of("schema.openAPIV3Schema.properties[f]" + expected),
                errors("'type':'object','properties':{'f':{" + field + "}}", Release.V1_36));
    }

    @Test
    void int_or_string_may_be_said_with_alternatives() {
        String both = "'anyOf':[{'type':'integer'},{'type':'string'}]";
        assertEquals(
                List.of(),
                errors(
                        "'type':'object','properties':{'a':{'x-kubernetes-int-or-string':true," + both
                                + "},'b':{'x-kubernetes-int-or-string':true,'allOf':[{" + both + "}]}}",
                        Release.V1_36));
    }

    @Test
    void the_metadata_of_the_resource_has_no_defaults() {
        assertEquals(
                List.of(
                        "schema.openAPIV3Schema.properties[kind].default: Forbidden: must not be set in top-level kind"),
                errors("'type':'object','properties':{'kind':{'type':'string','default':'X'}}", Release.V1_36));
    }

    @Test
    void the_older_release_tells_of_the_structure_last() {
        String schema = "'type':'object','properties':{'a':{'uniqueItems':true}}";
        String unique = "schema.openAPIV3Schema.properties[a].uniqueItems: Forbidden: uniqueItems cannot be set to true"
                + " since the runtime complexity becomes quadratic";
        String untyped = "schema.openAPIV3Schema.properties[a].type: Required value: must not be empty for specified"
                + " object fields";
        assertEquals(List.of(unique, untyped), errors(schema, Release.V1_20));
        assertEquals(List.of(untyped, unique), errors(schema, Release.V1_36));
    }

    @Test
    void selectable_fields_are_plain_and_few() {
        JsonNode schema = tree("'type':'object','properties':{'spec':{'type':'object','properties':{"
                + "'colour':{'type':'string'},'sizes':{'type':'array','items':{'type':'string'}}}}}");
        JsonNode fields = tree("'f':[{'jsonPath':'.spec.colour'},{'jsonPath':'.spec.colour'},{'jsonPath':'.spec.hue'},"
                        + "{'jsonPath':'.spec.sizes'},{'jsonPath':'.spec.sizes[0]'},{'jsonPath':''}]")
                .path("f");
        List<FieldError> errors = new ArrayList<>();
        SelectableFieldsValidation.validate(fields, schema, false, FieldPath.of("f"), errors);
        assertEquals(
                List.of(
                        "f[1].jsonPath: Duplicate value: \".spec.colour\"",
                        "f[2].jsonPath: Invalid value: \".spec.hue\": is an invalid path: does not refer to a valid"
                                + " field",
                        "f[3].jsonPath: Invalid value: \".spec.sizes\": must point to a field of type string, boolean"
                                + " or integer. Enum string fields and strings with formats are allowed.",
                        "f[4].jsonPath: Invalid value: \".spec.sizes[0]\": is an invalid path: array notation is not"
                                + " allowed",
                        "f[5].jsonPath: Required value"),
                errors.stream().map(FieldError::message).toList());
    }

    private static List<String> errors(String schema, Release release) {
        JsonNode holder = tree("'openAPIV3Schema':{" + schema + "}");
        SchemaRules rules = SchemaRules.forCreate(release, false);
        return SchemaValidation.validate(holder, false, rules, false, FieldPath.of("schema")).stream()
                .map(FieldError::message)
                .toList();
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree("{" + json.replace('\'', '"') + "}");
    }
}
