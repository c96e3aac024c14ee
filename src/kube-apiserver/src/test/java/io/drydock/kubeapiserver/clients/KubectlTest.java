package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people do with kubectl all day, against both releases. */
class KubectlTest extends KubectlFixture {
    @Test
    void version_and_api_resources_are_those_of_the_release() throws Exception {
        assertTrue(kubectl.run("version").contains("Server Version: v" + release));
        List<String> resources = kubectl.run("api-resources").lines().toList();
        assertTrue(resources.stream().anyMatch(line -> line.matches("deployments +deploy +apps/v1 +true +Deployment")));
        assertEquals(
                release.equals("1.20"),
                resources.stream().anyMatch(line -> line.startsWith("podsecuritypolicies ")),
                "1.20 has pod security policies, 1.36 has none");
        assertTrue(kubectl.run("get", "--raw", "/readyz").equals("ok"));
    }

    @Test
    void explain_knows_the_fields_of_a_pods_specification() throws Exception {
        String explained = kubectl.run("explain", "pod.spec");
        assertTrue(explained.contains("KIND:") && explained.contains("VERSION:"), explained);
        for (String field : List.of("containers", "nodeName", "restartPolicy", "serviceAccountName")) {
            assertTrue(explained.contains(field + "\t"), () -> field + " in " + explained);
        }
        String recursive = kubectl.run("explain", "deployment.spec.strategy", "--recursive");
        assertTrue(recursive.contains("maxSurge"), recursive);
    }

    @Test
    void get_prints_tables_wide_tables_yaml_and_single_fields() throws Exception {
        kubectl.run("create", "deployment", "printed", "--image=nginx:1", "--replicas=2");
        List<String> table = kubectl.run("get", "deployment", "printed").lines().toList();
        assertEquals("NAME READY UP-TO-DATE AVAILABLE AGE", squeezed(table.get(0)));
        assertTrue(squeezed(table.get(1)).startsWith("printed 0/2 0 0 "), table::toString);
        List<String> wide =
                kubectl.run("get", "deploy", "printed", "-o", "wide").lines().toList();
        assertTrue(squeezed(wide.get(0)).endsWith("AGE CONTAINERS IMAGES SELECTOR"), wide::toString);
        assertTrue(squeezed(wide.get(1)).endsWith("nginx nginx:1 app=printed"), wide::toString);
        assertTrue(kubectl.run("get", "deploy/printed", "-o", "yaml")
                .startsWith("apiVersion: apps/v1\nkind: Deployment\n"));
        assertEquals("2", kubectl.run("get", "deploy", "printed", "-o", "jsonpath={.spec.replicas}"));
        assertEquals(
                "deployment.apps/printed",
                kubectl.run("get", "deploy", "-o", "name", "-l", "app=printed").strip());
        kubectl.run("run", "lonely", "--image=nginx:1");
        assertTrue(
                squeezed(kubectl.run("get", "pods", "lonely", "--no-headers")).startsWith("lonely 0/1 Pending 0 "));
        assertTrue(kubectl.run("get", "pods,services,deployments").contains("service/kubernetes"));
        assertTrue(kubectl.run("describe", "deployment", "printed").contains("2 desired"));
    }

    @Test
    void apply_creates_changes_and_leaves_alone_and_diff_says_what_it_would_do() throws Exception {
        Path file = kubectl.file("applied.yaml", manifest("applied", "nginx:1"));
        assertEquals(
                "deployment.apps/applied created",
                kubectl.run("apply", "-f", file.toString()).strip());
        assertEquals(
                "deployment.apps/applied unchanged",
                kubectl.run("apply", "-f", file.toString()).strip());
        Files.writeString(file, manifest("applied", "nginx:2"));
        Kubectl.Result diff = kubectl.tryTo("diff", "-f", file.toString());
        assertEquals(1, diff.exitCode(), diff::output);
        assertTrue(diff.output().contains("-      - image: nginx:1"), diff::output);
        assertTrue(diff.output().contains("+      - image: nginx:2"), diff::output);
        assertEquals(
                "deployment.apps/applied configured",
                kubectl.run("apply", "-f", file.toString()).strip());
        assertEquals("", kubectl.run("diff", "-f", file.toString()));
    }

    @Test
    void server_side_apply_names_who_owns_a_field() throws Exception {
        Path file = kubectl.file("owned.yaml", manifest("owned", "nginx:1"));
        assertEquals(
                "deployment.apps/owned serverside-applied",
                kubectl.run("apply", "--server-side", "-f", file.toString()).strip());
        kubectl.run("patch", "deployment", "owned", "-p", "{\"spec\":{\"replicas\":5}}");
        Kubectl.Result refused = kubectl.tryTo("apply", "--server-side", "-f", file.toString());
        assertEquals(1, refused.exitCode(), refused::output);
        assertTrue(refused.output().contains(".spec.replicas"), refused::output);
        kubectl.run("apply", "--server-side", "--force-conflicts", "-f", file.toString());
        assertEquals("3", kubectl.run("get", "deploy", "owned", "-o", "jsonpath={.spec.replicas}"));
    }

    @Test
    void objects_are_edited_patched_labelled_annotated_and_scaled() throws Exception {
        kubectl.run(
                "apply",
                "-f",
                kubectl.file("changed.yaml", manifest("changed", "nginx:1")).toString());
        assertEquals(
                "deployment.apps/changed edited",
                kubectl.run("edit", "deployment", "changed").strip());
        assertEquals("4", kubectl.run("get", "deploy", "changed", "-o", "jsonpath={.spec.replicas}"));
        kubectl.run("patch", "deployment", "changed", "-p", "{\"spec\":{\"paused\":true}}");
        kubectl.run("patch", "deployment", "changed", "--type=merge", "-p", "{\"spec\":{\"minReadySeconds\":7}}");
        kubectl.run(
                "patch",
                "deployment",
                "changed",
                "--type=json",
                "-p",
                "[{\"op\":\"replace\",\"path\":\"/spec/revisionHistoryLimit\",\"value\":3}]");
        assertEquals(
                "true 7 3",
                kubectl.run(
                        "get",
                        "deploy",
                        "changed",
                        "-o",
                        "jsonpath={.spec.paused} {.spec.minReadySeconds} {.spec.revisionHistoryLimit}"));
        assertEquals(
                "deployment.apps/changed labeled",
                kubectl.run("label", "deploy", "changed", "tier=web").strip());
        kubectl.run("annotate", "deploy", "changed", "note=kept");
        assertEquals(
                "deployment.apps/changed scaled",
                kubectl.run("scale", "deploy", "changed", "--replicas=6").strip());
        assertEquals(
                "web kept 6",
                kubectl.run(
                        "get",
                        "deploy",
                        "changed",
                        "-o",
                        "jsonpath={.metadata.labels.tier} {.metadata.annotations.note} {.spec.replicas}"));
        assertTrue(kubectl.run("rollout", "history", "deployment/changed").contains("deployment.apps/changed"));
        kubectl.run("set", "image", "deployment/changed", "main=nginx:9");
    }

    @Test
    void get_watch_prints_what_happens_meanwhile() throws Exception {
        kubectl.run("create", "configmap", "watched", "--from-literal=a=1");
        Path output = kubectl.file("watched.txt", "");
        Process watching = kubectl.start(
                output, "get", "configmaps", "--watch", "--no-headers", "--field-selector=metadata.name=watched");
        try {
            Eventually.await(() -> linesIn(output) == 1, () -> read(output));
            kubectl.run("create", "configmap", "unwatched");
            kubectl.run("patch", "configmap", "watched", "-p", "{\"data\":{\"b\":\"2\"}}");
            Eventually.await(() -> linesIn(output) == 2, () -> read(output));
        } finally {
            watching.destroy();
            watching.waitFor();
        }
        List<String> lines = read(output).lines().map(KubectlTest::squeezed).toList();
        assertTrue(lines.get(0).startsWith("watched 1 "), lines::toString);
        assertTrue(lines.get(1).startsWith("watched 2 "), lines::toString);
    }

    private static long linesIn(Path file) {
        return read(file).lines().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void wait_and_delete_wait_until_it_is_so() throws Exception {
        kubectl.run("create", "configmap", "waited", "--from-literal=a=1");
        kubectl.run("wait", "--for=jsonpath={.data.a}=1", "configmap/waited", "--timeout=20s");
        assertEquals(
                "configmap \"waited\" deleted",
                kubectl.run("delete", "configmap", "waited").strip());
        kubectl.run("wait", "--for=delete", "configmap/waited", "--timeout=20s");
        Kubectl.Result gone = kubectl.tryTo("get", "configmap", "waited");
        assertEquals(
                "Error from server (NotFound): configmaps \"waited\" not found",
                gone.output().strip());
        kubectl.run("create", "configmap", "one");
        kubectl.run("label", "configmap", "one", "group=deleted");
        assertTrue(kubectl.run("delete", "configmaps", "-l", "group=deleted").contains("\"one\" deleted"));
    }

    private static String squeezed(String line) {
        return line.strip().replaceAll(" {2,}", " ");
    }

    private static String manifest(String name, String image) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %1$s
                spec:
                  replicas: 3
                  selector:
                    matchLabels:
                      app: %1$s
                  template:
                    metadata:
                      labels:
                        app: %1$s
                    spec:
                      containers:
                      - name: main
                        image: %2$s
                """.formatted(name, image);
    }
}
