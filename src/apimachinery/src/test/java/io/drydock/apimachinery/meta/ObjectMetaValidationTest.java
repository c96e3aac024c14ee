package io.drydock.apimachinery.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ObjectMetaValidationTest {
    private static final FieldPath METADATA = FieldPath.of("metadata");

    @Test
    void a_good_object_has_no_errors() {
        assertEquals(List.of(), created("""
                        {"name": "a", "namespace": "b", "labels": {"k": "v"}, "annotations": {"Example.COM/K": "any thing"},
                         "finalizers": ["kubernetes", "example.com/f"],
                         "ownerReferences": [{"apiVersion": "apps/v1", "kind": "D", "name": "d", "uid": "1", "controller": true}]}"""));
    }

    @Test
    void a_name_is_required_and_a_namespace_where_there_are_namespaces() {
        assertEquals(
                List.of(
                        "metadata.name: Required value: name or generateName is required",
                        "metadata.namespace: Required value"),
                created("{}"));
        assertEquals(
                "metadata.namespace: Forbidden: not allowed on this type",
                FieldError.aggregate(ObjectMetaValidation.validate(
                        object("{\"name\": \"a\", \"namespace\": \"b\"}"),
                        false,
                        NameRules::nameIsDnsSubdomain,
                        METADATA)));
    }

    @Test
    void owners_are_complete_and_one_controls() {
        assertEquals(
                List.of(
                        "metadata.ownerReferences.apiVersion: Invalid value: \"\": version must not be empty",
                        "metadata.ownerReferences.uid: Invalid value: \"\": must not be empty"),
                created("""
                        {"name": "a", "namespace": "b", "ownerReferences": [{"kind": "D", "name": "d"}]}"""));
        List<String> two = created("""
                {"name": "a", "namespace": "b", "ownerReferences": [
                  {"apiVersion": "v1", "kind": "D", "name": "d", "uid": "1", "controller": true},
                  {"apiVersion": "v1", "kind": "D", "name": "e", "uid": "2", "controller": true}]}""");
        assertEquals(1, two.size());
        assertEquals(
                true,
                two.getFirst()
                        .endsWith("Only one reference can have Controller set to true. Found \"true\" in references for"
                                + " D/d and D/e"));
    }

    @Test
    void a_built_in_kind_knows_its_finalizers() {
        KubeObject object = object("{\"name\": \"a\", \"namespace\": \"b\", \"finalizers\": [\"nodomain\"]}");
        assertEquals(
                "metadata.finalizers[0]: Invalid value: \"nodomain\": name is neither a standard finalizer name nor is it"
                        + " fully qualified",
                FieldError.aggregate(
                        ObjectMetaValidation.validateBuiltIn(object, true, NameRules::nameIsDnsSubdomain, METADATA)));
    }

    @Test
    void annotations_together_have_a_limit() {
        ObjectNode metadata =
                JsonMapper.shared().createObjectNode().put("name", "a").put("namespace", "b");
        metadata.putObject("annotations").put("k", "v".repeat(ObjectMetaValidation.ANNOTATIONS_MAX_SIZE));
        assertEquals(
                List.of("metadata.annotations: Too long: may not be more than 262144 bytes"),
                created(metadata.toString()));
    }

    @Test
    void an_update_keeps_what_names_the_object() {
        assertEquals(
                List.of(
                        "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted,"
                                + " found new finalizers []string{\"example.com/more\"}",
                        "metadata.resourceVersion: Invalid value: \"\": must be specified for an update",
                        "metadata.name: Invalid value: \"b\": field is immutable",
                        "metadata.deletionTimestamp: Invalid value: null: field is immutable"),
                updated("""
                        {"name": "b", "creationTimestamp": "2020-01-02T03:04:05Z", "finalizers": ["example.com/more"]}""", """
                        {"name": "a", "creationTimestamp": "2020-01-02T03:04:05Z",
                         "deletionTimestamp": "2020-01-02T03:04:05Z"}"""));
        assertEquals(
                List.of("metadata.creationTimestamp: Invalid value: \"2021-01-02T03:04:05Z\": field is immutable"),
                updated(
                        "{\"resourceVersion\": \"1\", \"creationTimestamp\": \"2021-01-02T03:04:05Z\"}",
                        "{\"creationTimestamp\": \"2020-01-02T03:04:05Z\"}"));
    }

    @Test
    void a_selector_is_checked_key_by_key() {
        assertEquals(
                "[selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or"
                        + " 'NotIn', selector.matchExpressions[1].operator: Invalid value: \"Is\": not a valid selector"
                        + " operator]",
                FieldError.aggregate(
                        LabelValidation.validateSelector(JsonMapper.shared().readTree("""
                                        {"matchExpressions": [{"key": "a", "operator": "In"}, {"key": "a", "operator": "Is"}]}"""), FieldPath.of("selector"))));
    }

    @Test
    void options_of_requests_are_checked() {
        assertEquals(
                "dryRun: Unsupported value: [\"Bad\"]: supported values: \"All\"",
                FieldError.aggregate(OptionsValidation.validateCreateOptions(options("{\"dryRun\": [\"Bad\"]}"))));
        assertEquals(
                "fieldManager: Too long: may not be more than 128 bytes",
                FieldError.aggregate(OptionsValidation.validateUpdateOptions(
                        options("{\"fieldManager\": \"" + "m".repeat(129) + "\"}"))));
        assertEquals(
                "fieldManager: Invalid value: \"a\\nb\": invalid character U+000A (at position 1)",
                FieldError.aggregate(
                        OptionsValidation.validateUpdateOptions(options("{\"fieldManager\": \"a\\nb\"}"))));
        assertEquals(
                "fieldManager: Required value: is required for apply patch",
                FieldError.aggregate(OptionsValidation.validatePatchOptions(options("{}"), true)));
        assertEquals(
                "force: Forbidden: may not be specified for non-apply patch",
                FieldError.aggregate(OptionsValidation.validatePatchOptions(options("{\"force\": false}"), false)));
        assertEquals(
                "propagationPolicy: Unsupported value: \"Sideways\": supported values: \"Foreground\", \"Background\","
                        + " \"Orphan\", \"nil\"",
                FieldError.aggregate(
                        OptionsValidation.validateDeleteOptions(options("{\"propagationPolicy\": \"Sideways\"}"))));
    }

    private static List<String> created(String metadata) {
        return ObjectMetaValidation.validate(object(metadata), true, NameRules::nameIsDnsSubdomain, METADATA).stream()
                .map(FieldError::message)
                .toList();
    }

    private static List<String> updated(String metadata, String old) {
        return ObjectMetaValidation.validateUpdate(object(metadata), object(old), METADATA).stream()
                .map(FieldError::message)
                .toList();
    }

    private static KubeObject object(String metadata) {
        ObjectNode tree = JsonMapper.shared().createObjectNode();
        tree.set("metadata", JsonMapper.shared().readTree(metadata));
        return KubeObject.of(tree);
    }

    private static ObjectNode options(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
