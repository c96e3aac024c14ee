package io.drydock.kubeapiserver.admission.webhook;

import static io.drydock.kubeapiserver.admission.webhook.WebhookFixture.CONFIG_MAPS;
import static io.drydock.kubeapiserver.admission.webhook.WebhookFixture.tree;
import static io.drydock.kubeapiserver.admission.webhook.WebhookServer.allowed;
import static io.drydock.kubeapiserver.admission.webhook.WebhookServer.patch;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.kubeapiserver.admission.webhook.WebhookFixture.Answer;
import io.drydock.kubeapiserver.running.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is otherwise in release 1.20. */
class OldReleaseWebhookTest {
    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            users:
            - name: "*.0.1"
              user: {token: not-this-one}
            - name: "localhost:%s"
              user: {token: nor-this}
            - name: "*"
              user: {username: drydock, password: hull}
            """;
    private static final String ADMISSION = """
            apiVersion: apiserver.config.k8s.io/v1
            kind: AdmissionConfiguration
            plugins:
            - name: ValidatingAdmissionWebhook
              configuration:
                apiVersion: apiserver.config.k8s.io/v1
                kind: WebhookAdmissionConfiguration
                kubeConfigFile: %s
            """;

    @TempDir
    static Path folder;

    private static WebhookFixture fixture;

    @BeforeAll
    static void start() throws Exception {
        Path kubeconfig = Files.writeString(folder.resolve("webhooks.kubeconfig"), KUBECONFIG);
        Path admission = Files.writeString(folder.resolve("admission.yaml"), ADMISSION.formatted(kubeconfig));
        fixture =
                WebhookFixture.start(folder, "--emulated-version=1.20", "--admission-control-config-file=" + admission);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void a_webhook_of_the_old_reviews_is_asked_in_them_and_need_not_say_much() throws Exception {
        fixture.hooks.answerRaw("/ancient", review -> "{\"response\":{\"allowed\":true}}");
        ObjectNode hook = fixture.hook("ancient");
        hook.set("admissionReviewVersions", tree("{'v':['v1beta1','v1']}").path("v"));
        fixture.validating("ancient", hook);
        Answer created = fixture.create("old", "ancient");
        assertEquals(201, created.status(), created::message);
        JsonNode review = fixture.asked("ancient").getFirst().review();
        assertEquals("admission.k8s.io/v1beta1", review.path("apiVersion").asString());
        assertEquals("old", review.at("/request/name").asString());
        assertEquals(
                "Basic ZHJ5ZG9jazpodWxs", fixture.asked("ancient").getFirst().authorization());
    }

    @Test
    void a_failure_is_told_in_fewer_words_and_an_open_one_is_not_recorded() throws Exception {
        int port = RunningServer.freePort();
        ObjectNode closed = fixture.hook("closed");
        ObjectNode open = fixture.hook("open").put("failurePolicy", "Ignore");
        for (ObjectNode hook : new ObjectNode[] {closed, open}) {
            hook.withObjectProperty("clientConfig").put("url", "https://127.0.0.1:" + port + "/x");
        }
        fixture.validating("dead", closed, open);
        assertEquals(
                "Internal error occurred: failed calling webhook \"closed.drydock.io\": Post \"https://127.0.0.1:"
                        + port + "/x?timeout=10s\": dial tcp 127.0.0.1:" + port + ": connect: connection refused",
                fixture.create("closed", "closed").message());
        Answer passed = fixture.call(
                "POST", CONFIG_MAPS + "?fieldManager=open", "{'metadata':{'name':'open','labels':{'hook':'open'}}}");
        assertEquals(201, passed.status(), passed::message);
        assertEquals(
                Set.of("authorization.k8s.io/decision", "authorization.k8s.io/reason"),
                Set.copyOf(
                        fixture.auditAnnotations("create", "fieldManager=open").propertyNames()));
    }

    @Test
    void an_ingress_of_the_old_group_is_shown_to_rules_for_the_new_one() throws Exception {
        fixture.answer(
                "gate",
                request -> request.at("/kind/kind").asString().equals("Ingress")
                        ? patch("[{'op':'add','path':'/metadata/labels/gated','value':'yes'}]")
                        : allowed());
        ObjectNode hook = fixture.hook("gate");
        hook.set(
                "rules",
                tree("{'r':[{'operations':['CREATE'],'apiGroups':['networking.k8s.io'],'apiVersions':['v1'],"
                                + "'resources':['ingresses']}]}")
                        .path("r"));
        fixture.mutating("gate", hook);
        Answer created = fixture.call(
                "POST",
                "/apis/extensions/v1beta1/namespaces/default/ingresses",
                "{'metadata':{'name':'i','labels':{'hook':'gate'}},'spec':{'backend':{'serviceName':'s',"
                        + "'servicePort':80}}}");
        assertEquals(201, created.status(), created::message);
        assertEquals("yes", created.body().at("/metadata/labels/gated").asString());
        assertEquals("s", created.body().at("/spec/backend/serviceName").asString());
        JsonNode request = fixture.asked("gate").getFirst().request();
        assertEquals("networking.k8s.io", request.at("/kind/group").asString());
        assertEquals("extensions", request.at("/requestKind/group").asString());
        assertEquals("s", request.at("/object/spec/defaultBackend/service/name").asString());
    }
}
