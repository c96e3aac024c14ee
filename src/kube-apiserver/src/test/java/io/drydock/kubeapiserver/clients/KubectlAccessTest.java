package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Who people are with kubectl, what they may do, and the namespaces they do it in. */
class KubectlAccessTest extends KubectlFixture {
    @Test
    void auth_says_who_one_is_and_what_one_may_do() throws Exception {
        assertEquals("yes", kubectl.run("auth", "can-i", "create", "pods").strip());
        Kubectl.Result denied = kubectl.tryTo("auth", "can-i", "create", "pods", "--as=nobody");
        assertEquals("no", denied.output().strip());
        assertEquals(1, denied.exitCode());
        if (release.equals("1.36")) {
            assertTrue(kubectl.run("auth", "whoami").contains("system:masters"));
        }
        kubectl.run("create", "role", "reader", "--verb=get", "--resource=pods");
        kubectl.run("create", "rolebinding", "readers", "--role=reader", "--user=somebody");
        assertEquals(
                "yes",
                kubectl.run("auth", "can-i", "get", "pods", "--as=somebody").strip());
    }

    @Test
    void a_token_that_is_made_for_a_service_account_is_that_account() throws Exception {
        kubectl.run("create", "serviceaccount", "robot");
        String token = kubectl.run("create", "token", "robot", "--duration=10m").strip();
        String refused = answerTo(token);
        assertTrue(refused.contains("system:serviceaccount:default:robot"), refused);
        kubectl.run("create", "role", "robots", "--verb=list", "--resource=configmaps");
        kubectl.run("create", "rolebinding", "robots-read", "--role=robots", "--serviceaccount=default:robot");
        String list = answerTo(token);
        assertTrue(list.startsWith("{\"kind\":\"ConfigMapList\""), list);
        kubectl.run("delete", "serviceaccount", "robot");
        kubectl.run("wait", "--for=delete", "serviceaccount/robot", "--timeout=20s");
    }

    /** To a request for config maps from whoever the token says. */
    private static String answerTo(String token) throws IOException, InterruptedException {
        try (HttpClient client = server.client()) {
            HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/api/v1/namespaces/default/configmaps"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Test
    void a_namespace_comes_and_its_events_are_none() throws Exception {
        assertEquals(
                "namespace/fresh created",
                kubectl.run("create", "namespace", "fresh").strip());
        assertEquals(
                "No events found in fresh namespace.",
                kubectl.run("events", "-n", "fresh").strip());
        assertEquals(
                "No resources found in fresh namespace.",
                kubectl.run("get", "events", "-n", "fresh").strip());
    }

    @Test
    void a_namespace_that_is_deleted_goes_with_all_that_is_in_it() throws Exception {
        kubectl.run("create", "namespace", "sinking");
        assertTrue(kubectl.run("get", "namespaces", "--field-selector=status.phase=Active")
                .contains("sinking"));
        kubectl.run("create", "configmap", "cargo", "-n", "sinking", "--from-literal=a=b");
        kubectl.run("create", "deployment", "crew", "-n", "sinking", "--image=nginx:1");
        assertEquals(
                "namespace \"sinking\" deleted",
                kubectl.run("delete", "namespace", "sinking", "--timeout=50s").strip());
        Kubectl.Result gone = kubectl.tryTo("get", "namespace", "sinking");
        assertEquals(1, gone.exitCode(), gone::output);
        assertTrue(gone.output().contains("namespaces \"sinking\" not found"), gone::output);
        kubectl.run("create", "namespace", "sinking");
        assertEquals(
                "No resources found in sinking namespace.",
                kubectl.run("get", "deployments,replicasets", "-n", "sinking").strip());
        Kubectl.Result cargo = kubectl.tryTo("get", "configmap", "cargo", "-n", "sinking");
        assertEquals(1, cargo.exitCode(), cargo::output);
    }
}
