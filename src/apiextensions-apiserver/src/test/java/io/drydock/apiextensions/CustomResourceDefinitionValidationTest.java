package io.drydock.apiextensions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apiextensions.validation.CustomResourceDefinitionValidation;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CustomResourceDefinitionValidationTest {
    private static final String SCHEMA = "'schema':{'openAPIV3Schema':{'type':'object'}}";

    @Test
    void a_plain_definition_is_accepted() {
        assertEquals(List.of(), errors("{'name':'v1','served':true,'storage':true," + SCHEMA + "}"));
    }

    @Test
    void exactly_one_version_is_stored_and_names_are_unique() {
        List<String> errors = errors("{'name':'v1','served':true,'storage':true," + SCHEMA
                + "},{'name':'v1','served':true,'storage':true," + SCHEMA + "}");
        assertEquals(2, errors.size());
        assertEquals(true, errors.get(0).endsWith("must contain unique version names"));
        assertEquals(true, errors.get(1).endsWith("must have exactly one version marked as storage version"));
    }

    @Test
    void what_all_versions_share_is_reported_once_under_the_spec() {
        String column = "'additionalPrinterColumns':[{'name':'Size','type':'size','jsonPath':'.spec.size'}]";
        assertEquals(
                List.of("spec.additionalPrinterColumns[0].type: Invalid value: \"size\": must be one of"
                        + " boolean,date,integer,number,string"),
                errors("{'name':'v1','served':true,'storage':true," + SCHEMA + "," + column
                        + "},{'name':'v2','served':true,'storage':false," + SCHEMA + "," + column + "}"));
    }

    @Test
    void a_schema_must_be_structural() {
        String schema = "'schema':{'openAPIV3Schema':{'type':'object','properties':{"
                + "'spec':{'type':'object','properties':{'list':{'type':'array'},"
                + "'either':{'type':'string','anyOf':[{'type':'string'}]}}}}}}";
        assertEquals(
                List.of(
                        "spec.validation.openAPIV3Schema.properties[spec].properties[either].anyOf[0].type: Forbidden:"
                                + " must be empty to be structural",
                        "spec.validation.openAPIV3Schema.properties[spec].properties[list].items: Required value:"
                                + " must be specified"),
                errors("{'name':'v1','served':true,'storage':true," + schema + "}"));
    }

    @Test
    void the_scale_subresource_points_into_spec_and_status() {
        String subresources =
                "'subresources':{'scale':{'specReplicasPath':'.status.replicas'," + "'statusReplicasPath':''}}";
        assertEquals(
                List.of(
                        "spec.subresources.scale.specReplicasPath: Invalid value: \".status.replicas\": should be a json"
                                + " path under .spec",
                        "spec.subresources.scale.statusReplicasPath: Required value"),
                errors("{'name':'v1','served':true,'storage':true," + SCHEMA + "," + subresources + "}"));
    }

    @Test
    void group_and_plural_name_never_change() {
        KubeObject old = definition("{'name':'v1','served':true,'storage':true," + SCHEMA + "}");
        KubeObject changed = old.deepCopy();
        changed.objectAt("spec", "names").put("plural", "boats");
        assertEquals(
                List.of("spec.names.plural: Invalid value: \"boats\": field is immutable"),
                messages(CustomResourceDefinitionValidation.validateUpdate(changed, old, Release.V1_36, false)));
    }

    private static List<String> errors(String versions) {
        return messages(CustomResourceDefinitionValidation.validate(definition(versions), Release.V1_36, false));
    }

    private static KubeObject definition(String versions) {
        String json = "{'metadata':{'name':'ships.sea.example.com'},'spec':{'group':'sea.example.com',"
                + "'scope':'Namespaced','names':{'plural':'ships','kind':'Ship'},'versions':[" + versions + "]}}";
        KubeObject definition = KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
        CustomResourceDefinitionDefaults.apply(definition);
        return definition;
    }

    private static List<String> messages(List<FieldError> errors) {
        return errors.stream().map(FieldError::message).toList();
    }
}
