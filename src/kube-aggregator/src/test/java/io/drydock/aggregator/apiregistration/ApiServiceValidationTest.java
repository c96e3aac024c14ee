package io.drydock.aggregator.apiregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ApiServiceValidationTest {

    @Test
    void a_local_and_a_remote_service_may_be() {
        assertEquals(List.of(), errors("v1.apps", "{'group':'apps','version':'v1'"));
        assertEquals(
                List.of(),
                errors(
                        "v1.g.example.com",
                        "{'group':'g.example.com','version':'v1','insecureSkipTLSVerify':true,"
                                + "'service':{'namespace':'n','name':'s','port':443}"));
    }

    @Test
    void the_name_must_be_the_group_version_backwards() {
        KubeObject service = service("apps.v1", "{'group':'apps','version':'v1'");
        assertEquals(
                List.of("must be `spec.version+\".\"+spec.group`: \"v1.apps\""),
                ApiServiceValidation.nameProblems(service, "apps.v1"));
        assertEquals(List.of(), ApiServiceValidation.nameProblems(service, "v1.apps"));
    }

    @Test
    void only_the_legacy_version_has_no_group() {
        assertEquals(
                List.of("spec.group: Required value: only v1 may have an empty group and it better be legacy kube"),
                errors("v2.", "{'version':'v2'"));
    }

    @Test
    void a_local_service_trusts_nobody_and_a_remote_one_says_where_it_is() {
        assertEquals(
                List.of("spec.insecureSkipTLSVerify: Invalid value: true: local APIServices may not have"
                        + " insecureSkipTLSVerify"),
                errors("v1.apps", "{'group':'apps','version':'v1','insecureSkipTLSVerify':true"));
        assertEquals(
                List.of(
                        "spec.service.namespace: Required value",
                        "spec.service.name: Required value",
                        "spec.service.port: Invalid value: 70000: port is not valid: must be between 1 and 65535,"
                                + " inclusive"),
                errors("v1.apps", "{'group':'apps','version':'v1','service':{'port':70000}"));
    }

    private static KubeObject service(String name, String specStart) {
        String spec = specStart + ",'groupPriorityMinimum':1000,'versionPriority':15}";
        String json = "{'metadata':{'name':'" + name + "'},'spec':" + spec + "}";
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
        return KubeObject.of(tree);
    }

    private static List<String> errors(String name, String specStart) {
        return ApiServiceValidation.validate(service(name, specStart)).stream()
                .map(FieldError::message)
                .toList();
    }
}
