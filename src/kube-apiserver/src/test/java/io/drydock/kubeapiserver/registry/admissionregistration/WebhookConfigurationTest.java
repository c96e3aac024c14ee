package io.drydock.kubeapiserver.registry.admissionregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusCause;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class WebhookConfigurationTest {
    private static final String VALIDATING = "admissionregistration.k8s.io/v1/validatingwebhookconfigurations";
    private static final String MUTATING = "admissionregistration.k8s.io/v1/mutatingwebhookconfigurations";
    private static final String OLD = "admissionregistration.k8s.io/v1beta1/mutatingwebhookconfigurations";
    private static final String GOOD = "'name':'a.b.io','sideEffects':'None','admissionReviewVersions':['v1'],"
            + "'clientConfig':{'url':'https://a.b/c'}";

    private final BuiltInServer newest = new BuiltInServer(Release.V1_36);

    @Test
    void what_the_author_leaves_open_is_settled() {
        KubeObject stored = newest.create(MUTATING, configuration("c", GOOD + ",'rules':[" + rule("pods") + "]"));
        assertEquals("Fail", stored.at("webhooks").path(0).path("failurePolicy").asString());
        assertEquals(
                "Equivalent", stored.at("webhooks").path(0).path("matchPolicy").asString());
        assertEquals(10, stored.at("webhooks").path(0).path("timeoutSeconds").asInt());
        assertEquals(
                "Never",
                stored.at("webhooks").path(0).path("reinvocationPolicy").asString());
        assertEquals("*", stored.at("webhooks").path(0).at("/rules/0/scope").asString());
        assertEquals(1, stored.generation());
    }

    @Test
    void the_old_version_lets_more_through_and_settles_it_otherwise() {
        BuiltInServer old = new BuiltInServer(Release.V1_20);
        String hook = "{'name':'a.b.io','clientConfig':{'service':{'namespace':'n','name':'s'}}}";
        KubeObject stored = old.create(OLD, "{'metadata':{'name':'c'},'webhooks':[" + hook + "," + hook + "]}");
        assertEquals(
                "Ignore", stored.at("webhooks").path(0).path("failurePolicy").asString());
        assertEquals("Exact", stored.at("webhooks").path(0).path("matchPolicy").asString());
        assertEquals(
                "Unknown", stored.at("webhooks").path(0).path("sideEffects").asString());
        assertEquals(30, stored.at("webhooks").path(0).path("timeoutSeconds").asInt());
        assertEquals(
                443,
                stored.at("webhooks").path(0).at("/clientConfig/service/port").asInt());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'name':'a'                        | webhooks[0].name | Invalid value: "a": should be a domain with at least three segments separated by dots
            'name':''                         | webhooks[0].name | Required value
            'sideEffects':'Some'              | webhooks[0].sideEffects | Unsupported value: "Some": supported values: "None", "NoneOnDryRun"
            'sideEffects':null                | webhooks[0].sideEffects | Required value: must specify one of None, NoneOnDryRun
            'failurePolicy':'Maybe'           | webhooks[0].failurePolicy | Unsupported value: "Maybe": supported values: "Fail", "Ignore"
            'matchPolicy':'Any'               | webhooks[0].matchPolicy | Unsupported value: "Any": supported values: "Equivalent", "Exact"
            'reinvocationPolicy':'Often'      | webhooks[0].reinvocationPolicy | Unsupported value: "Often": supported values: "IfNeeded", "Never"
            'timeoutSeconds':31               | webhooks[0].timeoutSeconds | Invalid value: 31: the timeout value must be between 1 and 30 seconds
            'admissionReviewVersions':[]      | webhooks[0].admissionReviewVersions | Required value: must specify one of v1, v1beta1
            'admissionReviewVersions':['v2']  | webhooks[0].admissionReviewVersions | Invalid value: ["v2"]: must include at least one of v1, v1beta1
            'admissionReviewVersions':['v1','v1'] | webhooks[0].admissionReviewVersions[1] | Invalid value: "v1": duplicate version
            'clientConfig':{}                 | webhooks[0].clientConfig | Required value: exactly one of url or service is required
            'clientConfig':{'url':'http://a.b'} | webhooks[0].clientConfig.url | Invalid value: "http": 'https' is the only allowed URL scheme; desired format: https://host[/path]
            'clientConfig':{'url':'https:///c'} | webhooks[0].clientConfig.url | Invalid value: "": host must be specified; desired format: https://host[/path]
            'clientConfig':{'url':'https://me@a.b/'} | webhooks[0].clientConfig.url | Invalid value: "me": user information is not permitted in the URL
            'clientConfig':{'url':'https://a.b/#x'} | webhooks[0].clientConfig.url | Invalid value: "x": fragments are not permitted in the URL
            'clientConfig':{'url':'https://a.b/?x=1'} | webhooks[0].clientConfig.url | Invalid value: "x=1": query parameters are not permitted in the URL
            'clientConfig':{'service':{'namespace':'n','name':'s','path':'ab'}} | webhooks[0].clientConfig.service.path | Invalid value: "ab": must start with a '/'
            'clientConfig':{'service':{'namespace':'n','name':'s','path':'/a//b'}} | webhooks[0].clientConfig.service.path | Invalid value: "/a//b": segment[1] may not be empty
            'clientConfig':{'service':{'namespace':'n','name':'s','port':70000}} | webhooks[0].clientConfig.service.port | Invalid value: 70000: port is not valid: must be between 1 and 65535, inclusive
            'namespaceSelector':{'matchExpressions':[{'key':'a','operator':'In'}]} | webhooks[0].namespaceSelector.matchExpressions[0].values | Required value: must be specified when `operator` is 'In' or 'NotIn'
            'rules':[{'operations':['*','CREATE'],'apiGroups':['*'],'apiVersions':['*'],'resources':['pods']}] | webhooks[0].rules[0].operations | Invalid value: ["*","CREATE"]: if '*' is present, must not specify other operations
            """)
    void what_is_wrong_is_told_with_its_place(String field, String path, String problem) {
        ObjectNode configuration = tree(configuration("c", GOOD));
        ObjectNode webhook = (ObjectNode) configuration.path("webhooks").path(0);
        webhook.setAll(tree("{" + field.strip() + "}"));
        Status refused = BuiltInServer.refusal(() -> newest.create(MUTATING, configuration.toString()));
        assertEquals(422, refused.code());
        List<StatusCause> causes = refused.details().orElseThrow().causes();
        assertEquals(
                List.of(path + ": " + problem),
                causes.stream()
                        .map(cause -> cause.field() + ": " + cause.message())
                        .toList());
    }

    @Test
    void names_are_told_apart_and_an_update_may_keep_what_was_there() {
        String twice = "{'metadata':{'name':'c'},'webhooks':[{" + GOOD + "},{" + GOOD + "}]}";
        assertEquals(
                "ValidatingWebhookConfiguration.admissionregistration.k8s.io \"c\" is invalid: webhooks[1].name:"
                        + " Duplicate value: \"a.b.io\"",
                newest.refusal(VALIDATING, twice));
        newest.create(VALIDATING, configuration("d", GOOD));
        KubeObject changed = newest.update(
                VALIDATING, "d", tree -> ((ObjectNode) tree.path("webhooks").path(0)).put("timeoutSeconds", 5));
        assertEquals(2, changed.generation());
    }

    private static String configuration(String name, String webhook) {
        return "{'metadata':{'name':'" + name + "'},'webhooks':[{" + webhook + "}]}";
    }

    private static String rule(String resource) {
        return "{'operations':['CREATE'],'apiGroups':[''],'apiVersions':['v1'],'resources':['" + resource + "']}";
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) tools.jackson.databind.json.JsonMapper.shared().readTree(json.replace('\'', '"'));
    }
}
