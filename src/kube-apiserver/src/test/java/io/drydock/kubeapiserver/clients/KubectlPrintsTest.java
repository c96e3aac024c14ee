package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What kubectl prints about objects and the server, as it does for the real one. */
class KubectlPrintsTest extends KubectlFixture {
    private static String squeezed(String line) {
        return line.strip().replaceAll(" +", " ");
    }

    private static List<String> lines(String... command) throws Exception {
        return kubectl.run(command).lines().map(KubectlPrintsTest::squeezed).toList();
    }

    @Test
    void explain_goes_down_the_fields_of_a_type() throws Exception {
        List<String> printed = lines("explain", "deployment.spec.strategy", "--recursive").stream()
                .map(line -> line.replace('\t', ' '))
                .toList();
        // Older releases publish what may be a number or text as text.
        String either = release.equals("1.20") ? "<string>" : "<IntOrString>";
        assertTrue(printed.contains("maxSurge " + either), printed::toString);
        assertTrue(printed.contains("maxUnavailable " + either), printed::toString);
        assertTrue(printed.contains("type <string>"), printed::toString);
    }

    @Test
    void a_node_is_cordoned_drained_and_opened_again() throws Exception {
        kubectl.run(
                "create",
                "-f",
                kubectl.file("node.yaml", "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\n")
                        .toString());
        assertEquals(List.of("node/n1 cordoned"), lines("cordon", "n1"));
        assertEquals(
                "n1 Unknown,SchedulingDisabled <none>",
                lines("get", "nodes", "--no-headers").getFirst().replaceAll(" \\S+$", ""));
        assertEquals(List.of("node/n1 already cordoned", "node/n1 drained"), lines("drain", "n1"));
        assertEquals(List.of("node/n1 uncordoned"), lines("uncordon", "n1"));
        assertEquals(
                "NAME STATUS ROLES AGE VERSION INTERNAL-IP EXTERNAL-IP OS-IMAGE KERNEL-VERSION CONTAINER-RUNTIME",
                lines("get", "nodes", "-o", "wide").getFirst());
    }

    @Test
    void events_are_printed_by_both_commands() throws Exception {
        kubectl.run("create", "namespace", "eventful");
        kubectl.run(
                "create",
                "-n",
                "eventful",
                "-f",
                kubectl.file("event.yaml", """
                apiVersion: v1
                kind: Event
                metadata: {name: e1}
                involvedObject: {kind: Pod, name: p, namespace: eventful}
                reason: Started
                message: Started a container
                type: Normal
                count: 3
                firstTimestamp: "2020-01-01T00:00:00Z"
                lastTimestamp: "2020-01-01T00:00:00Z"
                source: {component: kubelet}
                """).toString());
        List<String> events = lines("events", "-n", "eventful");
        assertEquals("LAST SEEN TYPE REASON OBJECT MESSAGE", events.getFirst());
        assertTrue(events.getLast().endsWith("Normal Started Pod/p Started a container"), events::toString);
        assertTrue(events.getLast().contains("(x3 over "), events::toString);
        List<String> table = lines("get", "events", "-n", "eventful", "-o", "wide");
        assertEquals("LAST SEEN TYPE REASON OBJECT SUBOBJECT SOURCE MESSAGE FIRST SEEN COUNT NAME", table.getFirst());
        assertTrue(table.getLast().endsWith(" 3 e1"), table::toString);
    }

    @Test
    void rollouts_wait_restart_and_have_a_history() throws Exception {
        kubectl.run("create", "deployment", "rolling", "--image=nginx");
        Kubectl.Result waiting = kubectl.tryTo("rollout", "status", "deployment/rolling", "--timeout=1s");
        assertEquals(1, waiting.exitCode(), waiting::output);
        assertTrue(
                waiting.output().startsWith("Waiting for deployment spec update to be observed..."), waiting::output);
        assertEquals(List.of("deployment.apps/rolling restarted"), lines("rollout", "restart", "deployment/rolling"));
        assertTrue(kubectl.run("get", "deploy", "rolling", "-o", "yaml").contains("kubectl.kubernetes.io/restartedAt"));
        assertEquals(
                List.of("deployment.apps/rolling", "No rollout history found."),
                lines("rollout", "history", "deployment/rolling"));
    }

    @Test
    void usage_is_not_known_and_the_cluster_is_where_it_is() throws Exception {
        Kubectl.Result top = kubectl.tryTo("top", "nodes");
        assertEquals(1, top.exitCode());
        assertEquals("error: Metrics API not available", top.output().strip());
        assertTrue(kubectl.run("cluster-info").contains("is running at "));
        List<String> allowed = lines("auth", "can-i", "--list");
        assertEquals("Resources Non-Resource URLs Resource Names Verbs", allowed.getFirst());
        assertEquals("*.* [] [] [*]", allowed.get(1));
    }

    @Test
    void describe_tells_of_a_deployment_what_its_author_left_open() throws Exception {
        kubectl.run("create", "deployment", "told", "--image=nginx", "--replicas=2");
        List<String> described = lines("describe", "deployment", "told");
        for (String line : List.of(
                "Labels: app=told",
                "Replicas: 2 desired | 0 updated | 0 total | 0 available | 0 unavailable",
                "StrategyType: RollingUpdate",
                "RollingUpdateStrategy: 25% max unavailable, 25% max surge",
                "Image: nginx",
                "Events: <none>")) {
            assertTrue(described.contains(line), () -> line + " in " + described);
        }
    }

    @Test
    void deletion_asks_the_collector_for_what_the_user_wants() throws Exception {
        for (String cascade : List.of("foreground", "orphan")) {
            kubectl.run("create", "configmap", cascade);
            kubectl.run("delete", "configmap", cascade, "--cascade=" + cascade, "--wait=false");
            String finalizer = kubectl.run("get", "configmap", cascade, "-o", "jsonpath={.metadata.finalizers[0]}");
            assertEquals(cascade.equals("orphan") ? "orphan" : "foregroundDeletion", finalizer);
        }
        kubectl.run("create", "configmap", "background");
        assertEquals(
                List.of("configmap \"background\" deleted"),
                lines("delete", "configmap", "background", "--cascade=background"));
    }
}
