package io.drydock.apiextensions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apiextensions.validation.CustomResourceDefinitionValidation;
import io.drydock.apiextensions.validation.UnrecognizedFormats;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DefinitionRulesTest {
    private static final String SCHEMA = "'schema':{'openAPIV3Schema':{'type':'object'}}";
    private static final String LOOSE = "'schema':{'openAPIV3Schema':{'type':'object','properties':{'a':{}}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'strategy':'Webhook' | webhookClientConfig: Required value: required when strategy is set to Webhook",
                "'strategy':'Webhook','webhook':{'clientConfig':{'url':'http://a/b'},'conversionReviewVersions':['v1']} | webhookClientConfig.url: Invalid value: \"http\": 'https' is the only allowed URL scheme; desired format: https://host[/path]",
                "'strategy':'Webhook','webhook':{'clientConfig':{'url':'https://u@a/b'},'conversionReviewVersions':['v1']} | webhookClientConfig.url: Invalid value: \"u\": user information is not permitted in the URL",
                "'strategy':'Webhook','webhook':{'clientConfig':{'service':{'name':'n','namespace':'s','port':1,'path':'/a//b'}},'conversionReviewVersions':['v1']} | webhookClientConfig.service.path: Invalid value: \"/a//b\": segment[1] may not be empty",
                "'strategy':'Webhook','webhook':{'clientConfig':{'url':'https://a'},'conversionReviewVersions':['v9']} | conversionReviewVersions: Invalid value: [\"v9\"]: must include at least one of v1, v1beta1",
            })
    void a_conversion_is_refused(String conversion, String expected) {
        KubeObject definition = definition(SCHEMA);
        definition.objectAt("spec").set("conversion", tree(conversion));
        List<String> errors = create(definition, Release.V1_36);
        assertEquals("spec.conversion." + expected, errors.getFirst());
    }

    @Test
    void groups_of_the_project_need_its_approval() {
        KubeObject definition = definition(SCHEMA);
        definition.metadata().put("name", "ships.sea.k8s.io");
        definition.objectAt("spec").put("group", "sea.k8s.io");
        assertEquals(
                List.of("metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have"
                        + " approval annotation \"api-approved.kubernetes.io\", see"
                        + " https://github.com/kubernetes/enhancements/pull/1111"),
                create(definition, Release.V1_20));
        definition.setAnnotation("api-approved.kubernetes.io", "unapproved, a test");
        assertEquals(List.of(), create(definition, Release.V1_20));
    }

    @Test
    void a_rule_does_not_hold_for_what_broke_it_before_nor_for_the_old_version() {
        KubeObject loose = definition(LOOSE);
        loose.objectAt("spec").put("preserveUnknownFields", true);
        assertEquals(List.of(), messages(CustomResourceDefinitionValidation.validate(loose, Release.V1_20, true)));
        assertEquals(
                List.of(),
                messages(CustomResourceDefinitionValidation.validateUpdate(
                        loose.deepCopy(), loose, Release.V1_20, false)));
        assertEquals(2, create(loose, Release.V1_20).size());
    }

    @Test
    void a_version_that_objects_are_stored_in_stays() {
        KubeObject old = definition(SCHEMA);
        KubeObject changed = old.deepCopy();
        changed.objectAt("status").putArray("storedVersions").add("v1").add("v0");
        assertEquals(
                List.of("status.storedVersions[1]: Invalid value: \"v0\": must appear in spec.versions"),
                messages(CustomResourceDefinitionValidation.validateUpdate(changed, old, Release.V1_20, false)));
        assertEquals(
                List.of(
                        "status.storedVersions[1]: Invalid value: \"v0\": missing from spec.versions; v0 was previously a"
                                + " storage version, and must remain in spec.versions until a storage migration ensures no data"
                                + " remains persisted in v0 and removes v0 from status.storedVersions"),
                messages(CustomResourceDefinitionValidation.validateUpdate(changed, old, Release.V1_36, false)));
    }

    @Test
    void only_deprecated_versions_warn() {
        assertEquals(
                List.of("spec.versions[0].deprecationWarning: Invalid value: \"old\": can only be set for deprecated"
                        + " versions"),
                create(definition(SCHEMA + ",'deprecationWarning':'old'"), Release.V1_36));
    }

    @Test
    void formats_that_nobody_knows_are_told_of() {
        KubeObject definition = definition("'schema':{'openAPIV3Schema':{'type':'object','properties':{"
                + "'a':{'type':'string','format':'date-time'},'b':{'type':'string','format':'poem'},"
                + "'c':{'type':'integer','format':'int16'}}}}");
        assertEquals(
                List.of("unrecognized format \"poem\"", "unrecognized format \"int16\""),
                UnrecognizedFormats.warnings(definition));
    }

    private static List<String> create(KubeObject definition, Release release) {
        return messages(CustomResourceDefinitionValidation.validate(definition, release, false));
    }

    private static KubeObject definition(String version) {
        KubeObject definition = KubeObject.of(tree("'metadata':{'name':'ships.sea.example.com'},'spec':{"
                + "'group':'sea.example.com','scope':'Namespaced','names':{'plural':'ships','kind':'Ship'},"
                + "'versions':[{'name':'v1','served':true,'storage':true," + version + "}]}"));
        CustomResourceDefinitionDefaults.apply(definition);
        return definition;
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) JsonMapper.shared().readTree("{" + json.replace('\'', '"') + "}");
    }

    private static List<String> messages(List<FieldError> errors) {
        return errors.stream().map(FieldError::message).toList();
    }
}
