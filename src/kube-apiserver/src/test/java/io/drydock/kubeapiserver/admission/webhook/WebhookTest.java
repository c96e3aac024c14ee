package io.drydock.kubeapiserver.admission.webhook;

import static io.drydock.kubeapiserver.admission.webhook.WebhookFixture.CONFIG_MAPS;
import static io.drydock.kubeapiserver.admission.webhook.WebhookFixture.tree;
import static io.drydock.kubeapiserver.admission.webhook.WebhookServer.allowed;
import static io.drydock.kubeapiserver.admission.webhook.WebhookServer.patch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.admission.webhook.WebhookFixture.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WebhookTest {
    @TempDir
    static Path folder;

    private static WebhookFixture fixture;

    @BeforeAll
    static void start() throws Exception {
        fixture = WebhookFixture.start(folder);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void a_webhook_is_asked_all_there_is_to_know_and_changes_the_object() throws Exception {
        fixture.answer("labeller", request -> patch("[{'op':'add','path':'/metadata/labels/seen','value':'yes'}]"));
        fixture.mutating("labeller", fixture.hook("labeller"));
        Answer created = fixture.call(
                "POST",
                CONFIG_MAPS + "?fieldManager=tester",
                "{'metadata':{'name':'labelled','labels':{'hook':'labeller'}},'data':{'a':'b'}}");
        assertEquals(201, created.status(), created::message);
        assertEquals("yes", created.body().at("/metadata/labels/seen").asString());
        WebhookServer.Asked asked = fixture.asked("labeller").getFirst();
        assertEquals("/labeller?timeout=10s", asked.target());
        assertEquals("AdmissionReview", asked.review().path("kind").asString());
        assertEquals("admission.k8s.io/v1", asked.review().path("apiVersion").asString());
        JsonNode request = asked.request();
        assertEquals(tree("{'group':'','version':'v1','kind':'ConfigMap'}"), request.path("kind"));
        assertEquals(tree("{'group':'','version':'v1','resource':'configmaps'}"), request.path("resource"));
        assertEquals(request.path("kind"), request.path("requestKind"));
        assertEquals(request.path("resource"), request.path("requestResource"));
        assertEquals("labelled", request.path("name").asString());
        assertEquals("default", request.path("namespace").asString());
        assertEquals("CREATE", request.path("operation").asString());
        assertEquals("admin", request.at("/userInfo/username").asString());
        assertTrue(request.at("/userInfo/groups").toString().contains("system:masters"));
        assertEquals("b", request.at("/object/data/a").asString());
        assertTrue(request.path("oldObject").isNull());
        assertFalse(request.path("dryRun").asBoolean());
        assertEquals(
                tree("{'kind':'CreateOptions','apiVersion':'meta.k8s.io/v1','fieldManager':'tester'}"),
                request.path("options"));
        JsonNode notes = fixture.auditAnnotations("create", "fieldManager=tester");
        assertTrue(notes.toString().contains("mutation.webhook.admission.k8s.io/round_0_index_"), notes::toString);
        assertTrue(notes.toString().contains("\\\"mutated\\\":true"), notes::toString);
    }

    @Test
    void a_refusal_reaches_the_client_with_its_code_reason_and_message() throws Exception {
        fixture.answer(
                "denier",
                request ->
                        tree("{'allowed':false,'status':{'code':418,'reason':'TeaTime','message':'no coffee','details':"
                                + "{'causes':[{'message':'m','field':'f'}]}}}"));
        fixture.validating("denier", fixture.hook("denier"));
        Answer refused = fixture.create("coffee", "denier");
        assertEquals(418, refused.status());
        assertEquals("admission webhook \"denier.drydock.io\" denied the request: no coffee", refused.message());
        assertEquals("TeaTime", refused.body().path("reason").asString());
        assertEquals("f", refused.body().at("/details/causes/0/field").asString());
        assertEquals(404, fixture.call("GET", CONFIG_MAPS + "/coffee", "").status());
    }

    @Test
    void a_refusal_without_a_word_is_a_bad_request_and_deletion_can_be_refused_too() throws Exception {
        fixture.answer(
                "keeper",
                request -> allowed()
                        .put("allowed", !request.path("operation").asString().equals("DELETE")));
        fixture.validating("keeper", fixture.hook("keeper"));
        assertEquals(201, fixture.create("kept", "keeper").status());
        Answer refused = fixture.call("DELETE", CONFIG_MAPS + "/kept", "");
        assertEquals(400, refused.status());
        assertEquals(
                "admission webhook \"keeper.drydock.io\" denied the request without explanation", refused.message());
        JsonNode request = fixture.asked("keeper").getLast().request();
        assertTrue(request.path("object").isNull());
        assertEquals("kept", request.at("/oldObject/metadata/name").asString());
        assertEquals("DeleteOptions", request.at("/options/kind").asString());
        assertEquals(200, fixture.call("GET", CONFIG_MAPS + "/kept", "").status());
    }

    @Test
    void warnings_go_to_the_client_and_annotations_to_the_audit_log() throws Exception {
        fixture.answer(
                "talker",
                request -> tree("{'allowed':true,'warnings':['mind the gap'],'auditAnnotations':{'mood':'good'}}"));
        fixture.validating("talker", fixture.hook("talker"));
        Answer created = fixture.call(
                "POST",
                CONFIG_MAPS + "?fieldManager=talked",
                "{'metadata':{'name':'talked','labels':{'hook':'talker'}}}");
        assertEquals(List.of("299 - \"mind the gap\""), created.warnings());
        assertEquals(
                "good",
                fixture.auditAnnotations("create", "fieldManager=talked")
                        .path("talker.drydock.io/mood")
                        .asString());
    }

    @Test
    void a_webhook_that_wants_to_is_asked_again_about_what_others_have_changed() throws Exception {
        fixture.answer("first", request -> allowed());
        fixture.answer("second", request -> patch("[{'op':'add','path':'/data','value':{'late':'1'}}]"));
        ObjectNode first = fixture.hook("first").put("reinvocationPolicy", "IfNeeded");
        ObjectNode second = fixture.hook("second");
        for (ObjectNode hook : List.of(first, second)) {
            hook.set("objectSelector", tree("{'matchLabels':{'hook':'pair'}}"));
        }
        fixture.mutating("pair", first, second);
        assertEquals(201, fixture.create("paired", "pair").status());
        List<WebhookServer.Asked> asked = fixture.asked("first");
        assertEquals(2, asked.size());
        assertTrue(asked.getFirst().request().at("/object/data").isMissingNode());
        assertEquals("1", asked.getLast().request().at("/object/data/late").asString());
        assertEquals(1, fixture.asked("second").size());
    }

    @Test
    void the_plugins_of_the_server_see_again_what_a_webhook_has_changed() throws Exception {
        fixture.answer(
                "stripper",
                request -> request.path("kind").path("kind").asString().equals("Pod")
                        ? patch("[{'op':'remove','path':'/spec/tolerations'}]")
                        : allowed());
        fixture.mutating("stripper", fixture.hook("stripper"));
        Answer created = fixture.call(
                "POST",
                "/api/v1/namespaces/default/pods",
                "{'metadata':{'name':'stripped','labels':{'hook':'stripper'}},'spec':{'containers':[{'name':'c',"
                        + "'image':'i'}]}}");
        assertEquals(201, created.status(), created::message);
        assertEquals(
                2,
                fixture.asked("stripper")
                        .getFirst()
                        .request()
                        .at("/object/spec/tolerations")
                        .size());
        assertEquals(2, created.body().at("/spec/tolerations").size());
    }

    @Test
    void conditions_say_when_a_webhook_is_asked() throws Exception {
        fixture.answer("picky", request -> allowed().put("allowed", false));
        ObjectNode webhook = fixture.hook("picky");
        webhook.withArrayProperty("matchConditions")
                .add(tree("{'name':'big','expression':'size(object.data) > 1'}"))
                .add(tree("{'name':'named','expression':'request.name < \\u0022q\\u0022'}"));
        fixture.validating("picky", webhook);
        Answer refused = createWithData("p-two", "{'a':'','b':''}");
        assertEquals(400, refused.status(), refused::message);
        assertEquals(201, createWithData("p-one", "{'a':''}").status());
        assertEquals(201, createWithData("x-two", "{'a':'','b':''}").status());
        Answer failed = fixture.create("p-none", "picky");
        assertEquals(403, failed.status(), failed::message);
        assertEquals(
                "configmaps \"p-none\" is forbidden: expression 'size(object.data) > 1' resulted in error: no such key:"
                        + " data",
                failed.message());
    }

    private static Answer createWithData(String name, String data) throws Exception {
        return fixture.call(
                "POST",
                CONFIG_MAPS,
                "{'metadata':{'name':'" + name + "','labels':{'hook':'picky'}},'data':" + data + "}");
    }

    @Test
    void a_dry_run_asks_only_webhooks_without_side_effects() throws Exception {
        fixture.answer("careful", request -> allowed());
        fixture.answer("careless", request -> allowed());
        fixture.validating("careful", fixture.hook("careful").put("sideEffects", "NoneOnDryRun"));
        String object = "{'metadata':{'name':'tried','labels':{'hook':'careful'}}}";
        assertEquals(
                201, fixture.call("POST", CONFIG_MAPS + "?dryRun=All", object).status());
        assertTrue(fixture.asked("careful").getFirst().request().path("dryRun").asBoolean());
        assertEquals(404, fixture.call("GET", CONFIG_MAPS + "/tried", "").status());
    }

    @Test
    void managed_fields_that_a_patch_has_spoilt_are_those_from_before() throws Exception {
        fixture.answer(
                "spoiler",
                request -> patch("[{'op':'replace','path':'/metadata/managedFields/0/operation','value':'Guess'},"
                        + "{'op':'add','path':'/data','value':{'added':'yes'}}]"));
        fixture.mutating("spoiler", fixture.hook("spoiler"));
        Answer created = fixture.create("spoilt", "spoiler");
        assertEquals(201, created.status(), created::message);
        assertEquals(
                "Update",
                created.body().at("/metadata/managedFields/0/operation").asString());
        assertEquals("yes", created.body().at("/data/added").asString());
        assertEquals(
                List.of(
                        "299 - \".metadata.managedFields was in an invalid state after admission; this could be caused by"
                                + " an outdated mutating admission controller; please fix your requests: operation must be"
                                + " `Apply` or `Update`\""),
                created.warnings());
    }

    @Test
    void a_rule_for_one_version_sees_writes_to_another_in_its_own() throws Exception {
        fixture.answer(
                "scaler",
                request -> request.path("kind").path("kind").asString().equals("ConfigMap")
                        ? allowed()
                        : patch(
                                "[{'op':'replace','path':'/spec/metrics/0/resource/target/averageUtilization','value':77}]"));
        ObjectNode hook = fixture.hook("scaler");
        hook.set(
                "rules",
                tree("{'r':[{'operations':['CREATE'],'apiGroups':['','autoscaling'],'apiVersions':['v1','v2'],"
                                + "'resources':['configmaps']},{'operations':['CREATE'],'apiGroups':['autoscaling'],"
                                + "'apiVersions':['v2'],'resources':['horizontalpodautoscalers']}]}")
                        .path("r"));
        fixture.mutating("scaler", hook);
        Answer created = fixture.call(
                "POST",
                "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers",
                "{'metadata':{'name':'scaled','labels':{'hook':'scaler'}},'spec':{'maxReplicas':3,"
                        + "'targetCPUUtilizationPercentage':50,'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'web'}}}");
        assertEquals(201, created.status(), created::message);
        assertEquals(
                77, created.body().at("/spec/targetCPUUtilizationPercentage").asInt());
        JsonNode request = fixture.asked("scaler").getFirst().request();
        assertEquals("v2", request.at("/kind/version").asString());
        assertEquals("v2", request.at("/resource/version").asString());
        assertEquals("v1", request.at("/requestKind/version").asString());
        assertEquals("autoscaling/v2", request.at("/object/apiVersion").asString());
    }

    @Test
    void a_service_is_called_by_its_name_at_its_address() throws Exception {
        Answer service = fixture.call(
                "POST",
                "/api/v1/namespaces/default/services",
                "{'metadata':{'name':'hooks'},'spec':{'type':'ExternalName','externalName':'localhost'}}");
        assertEquals(201, service.status(), service::message);
        fixture.answer("served", request -> allowed());
        ObjectNode hook = fixture.hook("served");
        hook.set(
                "clientConfig",
                tree("{'caBundle':'" + fixture.hooks.caBundle() + "','service':{'namespace':'default','name':'hooks',"
                        + "'path':'/served','port':" + fixture.hooks.port() + "}}"));
        ObjectNode lost = fixture.hook("lost");
        lost.set("clientConfig", tree("{'service':{'namespace':'default','name':'nowhere'}}"));
        fixture.validating("served", hook, lost);
        assertEquals(201, fixture.create("served", "served").status());
        assertEquals(
                "hooks.default.svc:" + fixture.hooks.port(),
                fixture.asked("served").getFirst().host());
        assertEquals(
                "Internal error occurred: failed calling webhook \"lost.drydock.io\": failed to call webhook: Post"
                        + " \"https://nowhere.default.svc:443/?timeout=10s\": service \"nowhere\" not found",
                fixture.create("lost", "lost").message());
    }

    @Test
    void a_webhook_that_refuses_everything_can_be_taken_away_again() throws Exception {
        fixture.answer("tyrant", request -> allowed().put("allowed", false));
        ObjectNode hook = fixture.hook("tyrant");
        hook.set("namespaceSelector", tree("{}"));
        hook.set("objectSelector", tree("{'matchExpressions':[{'key':'tyranny','operator':'Exists'}]}"));
        fixture.validating("tyrant", hook);
        String path = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/tyrant";
        Answer patched = fixture.call("GET", path, "");
        ((ObjectNode) patched.body())
                .withObjectProperty("metadata")
                .withObjectProperty("labels")
                .put("tyranny", "1");
        assertEquals(200, fixture.call("PUT", path, patched.body().toString()).status());
        assertEquals(200, fixture.call("DELETE", path, "").status());
        assertEquals(List.of(), fixture.asked("tyrant"));
    }

    @Test
    void an_exec_is_shown_by_its_options() throws Exception {
        fixture.answer(
                "doorman",
                request -> allowed()
                        .put("allowed", !request.path("operation").asString().equals("CONNECT")));
        ObjectNode hook = fixture.hook("doorman");
        hook.remove("objectSelector");
        hook.set(
                "rules",
                tree("{'r':[{'operations':['CONNECT'],'apiGroups':[''],'apiVersions':['v1'],'resources':['pods/exec']}]}")
                        .path("r"));
        fixture.validating("doorman", hook);
        Answer refused = fixture.call(
                "POST", "/api/v1/namespaces/default/pods/p/exec?command=ls&command=-l&container=c&stdin=true", "");
        assertEquals(
                "admission webhook \"doorman.drydock.io\" denied the request without explanation", refused.message());
        JsonNode request = fixture.asked("doorman").getLast().request();
        assertEquals(
                tree("{'kind':'PodExecOptions','apiVersion':'v1','stdin':true,'stdout':true,'stderr':true,"
                        + "'container':'c','command':['ls','-l']}"),
                request.path("object"));
        assertEquals("exec", request.path("subResource").asString());
        assertEquals("PodExecOptions", request.at("/kind/kind").asString());
    }

    @Test
    void what_webhooks_do_is_counted() throws Exception {
        fixture.answer("counted", request -> allowed().put("allowed", false));
        fixture.validating("counted", fixture.hook("counted"));
        fixture.create("counted", "counted");
        String metrics = fixture.call("GET", "/metrics", "").message();
        assertTrue(
                metrics.contains("apiserver_admission_webhook_rejection_count{error_type=\"no_error\","
                        + "name=\"counted.drydock.io\",operation=\"CREATE\",rejection_code=\"400\","
                        + "type=\"validating\"} 1"),
                metrics);
        assertTrue(metrics.contains("apiserver_admission_webhook_admission_duration_seconds_count{"));
        assertTrue(metrics.contains("apiserver_admission_step_admission_duration_seconds_count{operation=\"CREATE\""));
        assertTrue(metrics.contains("apiserver_admission_controller_admission_duration_seconds_count{"));
    }
}
