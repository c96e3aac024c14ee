package io.drydock.kubeapiserver.admission.webhook;

import static io.drydock.kubeapiserver.admission.webhook.WebhookFixture.CONFIG_MAPS;
import static io.drydock.kubeapiserver.admission.webhook.WebhookServer.allowed;
import static io.drydock.kubeapiserver.admission.webhook.WebhookServer.patch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.admission.webhook.WebhookFixture.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a write when a webhook does not answer as it should. */
class FailingWebhookTest {
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
    void a_webhook_that_takes_too_long_fails_the_write_or_is_left_out_as_its_policy_says() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        fixture.answer("sleeper", request -> allowedAfter(ended));
        ObjectNode open = fixture.hook("open").put("timeoutSeconds", 1).put("failurePolicy", "Ignore");
        ObjectNode closed = fixture.hook("closed").put("timeoutSeconds", 1);
        String url = "https://127.0.0.1:" + fixture.hooks.port() + "/sleeper";
        for (ObjectNode hook : List.of(open, closed)) {
            hook.withObjectProperty("clientConfig").put("url", url);
        }
        fixture.validating("sleepers", open, closed);
        Answer passed = fixture.call(
                "POST", CONFIG_MAPS + "?fieldManager=open", "{'metadata':{'name':'open','labels':{'hook':'open'}}}");
        assertEquals(201, passed.status(), passed::message);
        assertEquals(
                "open.drydock.io",
                fixture.auditAnnotations("create", "fieldManager=open")
                        .path("failed-open.validating.webhook.admission.k8s.io/round_0_index_0")
                        .asString());
        Answer failed = fixture.create("closed", "closed");
        ended.countDown();
        assertEquals(500, failed.status());
        assertEquals(
                "Internal error occurred: failed calling webhook \"closed.drydock.io\": failed to call webhook: Post \""
                        + url + "?timeout=1s\": context deadline exceeded",
                failed.message());
    }

    @Test
    void a_webhook_has_no_more_time_than_the_request() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        fixture.answer("late", request -> allowedAfter(ended));
        fixture.validating("late", fixture.hook("late").put("failurePolicy", "Ignore"));
        Answer failed = fixture.call(
                "POST", CONFIG_MAPS + "?timeout=1200ms", "{'metadata':{'name':'late','labels':{'hook':'late'}}}");
        ended.countDown();
        assertEquals(504, failed.status());
        assertEquals(
                "Timeout: request did not complete within requested timeout - context deadline exceeded",
                failed.message());
        assertEquals("/late?timeout=2s", fixture.asked("late").getFirst().target());
        assertEquals(404, fixture.call("GET", CONFIG_MAPS + "/late", "").status());
    }

    @Test
    void an_authority_that_the_configuration_does_not_name_is_not_believed() throws Exception {
        ObjectNode hook = fixture.hook("stranger");
        try (WebhookServer other = WebhookServer.start()) {
            hook.withObjectProperty("clientConfig").put("caBundle", other.caBundle());
        }
        fixture.validating("stranger", hook);
        Answer failed = fixture.create("strange", "stranger");
        assertEquals(500, failed.status());
        assertTrue(
                failed.message()
                        .endsWith("/stranger?timeout=10s\": tls: failed to verify certificate: x509: certificate signed"
                                + " by unknown authority"),
                failed::message);
    }

    @Test
    void an_answer_to_another_question_is_none() throws Exception {
        fixture.hooks.answerRaw(
                "/confused",
                review -> "{'apiVersion':'admission.k8s.io/v1','kind':'AdmissionReview',".replace('\'', '"')
                        + "\"response\":{\"uid\":\"x\",\"allowed\":true}}");
        fixture.validating("confused", fixture.hook("confused"));
        Answer failed = fixture.create("confusing", "confused");
        String uid = fixture.asked("confused").getFirst().request().path("uid").asString();
        assertEquals(
                "Internal error occurred: failed calling webhook \"confused.drydock.io\": received invalid webhook"
                        + " response: expected response.uid=\"" + uid + "\", got \"x\"",
                failed.message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pod | {"kind":"Pod","apiVersion":"admission.k8s.io/v1"} | no kind "Pod" is registered for version "admission.k8s.io/v1" in scheme "k8s.io/apiserver/pkg/util/webhook/client.go:71"
            older | {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1beta1","response":{"allowed":true}} | converting (v1beta1.AdmissionReview) to (v1.AdmissionReview): unknown conversion
            text | hello | couldn't get version/kind; json parse error: json: cannot unmarshal string into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }
            digits | {"response":{"allowed":true,"patch":"!!"}} | illegal base64 data at input byte 0
            """)
    void an_answer_that_is_no_review_is_refused(String hook, String answer, String reason) throws Exception {
        fixture.hooks.answerRaw("/" + hook, review -> answer);
        fixture.validating(hook, fixture.hook(hook));
        Answer failed = fixture.create(hook, hook);
        assertEquals(
                "Internal error occurred: failed calling webhook \"" + hook + ".drydock.io\": failed to call webhook: "
                        + reason,
                failed.message());
    }

    @Test
    void a_kind_of_patch_that_nobody_knows_is_not_applied() throws Exception {
        fixture.answer(
                "strange",
                request -> patch("[{'op':'add','path':'/data','value':{}}]").put("patchType", "Merge"));
        fixture.mutating("strange", fixture.hook("strange"));
        assertEquals(
                "Internal error occurred: failed calling webhook \"strange.drydock.io\": unsupported patch type"
                        + " \"Merge\"",
                fixture.create("strangely", "strange").message());
    }

    @Test
    void a_patch_that_does_not_apply_is_the_fault_of_nobody_who_writes() throws Exception {
        fixture.answer("clumsy", request -> patch("[{'op':'add','path':'/data/a/b','value':'1'}]"));
        fixture.mutating("clumsy", fixture.hook("clumsy"));
        Answer failed = fixture.create("clumsily", "clumsy");
        assertEquals(500, failed.status());
        assertEquals(
                "Internal error occurred: add operation does not apply: doc is missing path: \"/data/a/b\": missing"
                        + " value",
                failed.message());
    }

    private static ObjectNode allowedAfter(CountDownLatch ended) {
        try {
            ended.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return allowed();
    }
}
