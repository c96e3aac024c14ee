package io.drydock.kubeapiserver.admission.resourcequota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class ResourceQuotaAdmissionTest {
    private static final String POD = "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]}}";
    private static final String SERVICE = "{'metadata':{'name':'s'},'spec':{'ports':[{'port':80}]}}";

    private final BuiltInServer server = new BuiltInServer(Release.V1_36, "ResourceQuota");

    @Test
    void a_quota_that_no_controller_has_taken_over_restricts_nothing() {
        server.create("v1/resourcequotas", "{'metadata':{'name':'q'},'spec':{'hard':{'pods':'0'}}}");
        server.create("v1/pods", POD);
    }

    @Test
    void what_is_used_is_in_the_status_and_what_is_too_much_is_refused() {
        quota("q", "{'pods':'1','count/pods':'5'}", "{'pods':'0','count/pods':'0'}");
        server.create("v1/pods", POD);
        assertEquals("{\"count/pods\":\"1\",\"pods\":\"1\"}", used("q"));
        assertEquals(
                "pods \"r\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1",
                server.refusal("v1/pods", POD.replace("'p'", "'r'")));
        assertEquals("{\"count/pods\":\"1\",\"pods\":\"1\"}", used("q"));
    }

    @Test
    void a_quota_whose_use_is_unknown_lets_nothing_through() {
        quota("q", "{'pods':'1','services':'1'}", "{}");
        assertEquals(
                "pods \"p\" is forbidden: status unknown for quota: q, resources: pods",
                server.refusal("v1/pods", POD));
    }

    @Test
    void containers_must_say_what_is_counted() {
        quota("q", "{'limits.cpu':'1'}", "{'limits.cpu':'0'}");
        assertEquals(
                "pods \"p\" is forbidden: failed quota: q: must specify limits.cpu for: c",
                server.refusal("v1/pods", POD));
    }

    @Test
    void an_update_is_charged_for_what_is_new() {
        quota("q", "{'services.nodeports':'1','services':'1'}", "{'services.nodeports':'0','services':'0'}");
        server.create("v1/services", SERVICE);
        server.update(
                "v1/services", "s", tree -> tree.withObjectProperty("spec").put("type", "NodePort"));
        assertEquals("{\"services\":\"1\",\"services.nodeports\":\"1\"}", used("q"));
        String refusal = BuiltInServer.refusal(() -> server.update(
                        "v1/services",
                        "s",
                        tree -> tree.withObjectProperty("spec")
                                .withArrayProperty("ports")
                                .removeAll()
                                .add(parse("{'name':'a','port':80,'targetPort':80,'protocol':'TCP'}"))
                                .add(parse("{'name':'b','port':81,'targetPort':81,'protocol':'TCP'}"))))
                .message();
        assertEquals(
                "services \"s\" is forbidden: exceeded quota: q, requested: services.nodeports=1,"
                        + " used: services.nodeports=1, limited: services.nodeports=1",
                refusal);
        server.update(
                "v1/services", "s", tree -> tree.withObjectProperty("spec").put("type", "ClusterIP"));
        assertEquals("{\"services\":\"1\",\"services.nodeports\":\"1\"}", used("q"));
    }

    @Test
    void scopes_say_which_pods_a_quota_is_about() {
        server.create(
                "v1/resourcequotas", "{'metadata':{'name':'q'},'spec':{'hard':{'pods':'0'},'scopes':['Terminating']}}");
        status("q", "{'pods':'0'}", "{'pods':'0'}");
        server.create("v1/pods", POD);
        assertEquals(
                "pods \"t\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0",
                server.refusal(
                        "v1/pods",
                        POD.replace("'p'", "'t'").replace("'spec':{", "'spec':{'activeDeadlineSeconds':5,")));
    }

    @Test
    void many_writers_at_once_get_no_more_than_there_is() throws Exception {
        quota("q", "{'configmaps':'10'}", "{'configmaps':'0'}");
        quota("wide", "{'count/configmaps':'30'}", "{'count/configmaps':'0'}");
        int made = 0;
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String name = "c" + i;
                attempts.add(writers.submit(() -> isMade(name)));
            }
            for (Future<Boolean> attempt : attempts) {
                made += attempt.get() ? 1 : 0;
            }
        }
        assertEquals(10, made);
        assertEquals("{\"configmaps\":\"10\"}", used("q"));
        assertEquals("{\"count/configmaps\":\"10\"}", used("wide"));
    }

    private boolean isMade(String name) {
        try {
            server.create("v1/configmaps", "{'metadata':{'name':'" + name + "'}}");
            return true;
        } catch (StatusException refused) {
            assertEquals(403, refused.status().code());
            return false;
        }
    }

    private void quota(String name, String hard, String used) {
        server.create("v1/resourcequotas", "{'metadata':{'name':'" + name + "'},'spec':{'hard':" + hard + "}}");
        status(name, hard, used);
    }

    private void status(String name, String hard, String used) {
        server.update("v1/resourcequotas/status", name, tree -> {
            tree.withObjectProperty("status").set("hard", parse(hard));
            tree.withObjectProperty("status").set("used", parse(used));
        });
    }

    private String used(String name) {
        return server.get("v1/resourcequotas", name).at("status", "used").toString();
    }

    private static ObjectNode parse(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    }
}
