package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several managers of one object, as kubectl lets them write to it. */
class KubectlOwnershipTest extends KubectlFixture {
    private static final String OWNERS =
            "jsonpath={range .metadata.managedFields[*]}{.manager} {.operation} {.subresource}{'\\n'}{end}";

    private static Path deployment(String name, String image) throws IOException {
        return kubectl.file(name + "-" + image + ".yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec: {containers: [{name: main, image: %s}]}
                """.formatted(name, name, name, image));
    }

    private static List<String> owners(String name) throws Exception {
        return kubectl.run("get", "deployment", name, "--show-managed-fields", "-o", OWNERS)
                .lines()
                .map(String::strip)
                .sorted()
                .toList();
    }

    @Test
    void another_manager_meets_a_conflict_and_may_force_it() throws Exception {
        kubectl.run("apply", "--server-side", "-f", deployment("shared", "one").toString());
        String other = deployment("shared", "two").toString();
        Kubectl.Result refused = kubectl.tryTo("apply", "--server-side", "--field-manager=other", "-f", other);
        assertEquals(1, refused.exitCode(), refused::output);
        assertEquals(
                "error: Apply failed with 1 conflict: conflict with \"kubectl\":"
                        + " .spec.template.spec.containers[name=\"main\"].image",
                "error: " + refused.output().lines().findFirst().orElse("").replaceFirst("^error: ", ""));
        kubectl.run("apply", "--server-side", "--field-manager=other", "--force-conflicts", "-f", other);
        assertEquals(List.of("kubectl Apply", "other Apply"), owners("shared"));
        assertEquals("", kubectl.run("diff", "--server-side", "--field-manager=other", "-f", other));
    }

    @Test
    void what_was_applied_from_the_client_is_taken_over_without_a_conflict() throws Exception {
        kubectl.run("apply", "-f", deployment("moved", "one").toString());
        String next = deployment("moved", "two").toString();
        assertEquals(
                "deployment.apps/moved serverside-applied",
                kubectl.run("apply", "--server-side", "-f", next).strip());
        String annotation = kubectl.run(
                "get",
                "deployment",
                "moved",
                "-o",
                "jsonpath={.metadata.annotations.kubectl\\.kubernetes\\.io/last-applied-configuration}");
        assertTrue(annotation.contains("\"image\":\"two\""), annotation);
        assertEquals("", kubectl.run("diff", "--server-side", "-f", next));
    }

    @Test
    void who_scales_owns_the_replicas_where_the_release_tells_subresources() throws Exception {
        String file = deployment("scaled", "one").toString();
        kubectl.run("apply", "--server-side", "-f", file);
        kubectl.run("scale", "deployment", "scaled", "--replicas=7");
        Kubectl.Result again = kubectl.tryTo("apply", "--server-side", "-f", file);
        if (release.equals("1.20")) {
            assertEquals(List.of("kubectl Apply"), owners("scaled"));
            assertEquals(0, again.exitCode(), again::output);
        } else {
            assertEquals(List.of("kubectl Apply", "kubectl Update scale"), owners("scaled"));
            assertTrue(
                    again.output()
                            .contains("conflict with \"kubectl\" with subresource \"scale\" using apps/v1:"
                                    + " .spec.replicas"),
                    again::output);
        }
    }

    @Test
    void the_status_has_owners_of_its_own_where_the_release_tells_subresources() throws Exception {
        kubectl.run(
                "apply", "--server-side", "-f", deployment("reported", "one").toString());
        kubectl.run(
                "patch",
                "deployment",
                "reported",
                "--subresource=status",
                "--field-manager=reporter",
                "-p",
                "{\"status\":{\"replicas\":3},\"spec\":{\"replicas\":1}}");
        assertEquals(
                "3 3", kubectl.run("get", "deploy", "reported", "-o", "jsonpath={.spec.replicas} {.status.replicas}"));
        assertEquals(
                List.of("kubectl Apply", release.equals("1.20") ? "reporter Update" : "reporter Update status"),
                owners("reported"));
    }

    @Test
    void replacing_an_object_takes_over_what_it_changes() throws Exception {
        kubectl.run(
                "apply", "--server-side", "-f", deployment("replaced", "one").toString());
        assertEquals(
                "deployment.apps/replaced replaced",
                kubectl.run("replace", "-f", deployment("replaced", "two").toString())
                        .strip());
        assertEquals(List.of("kubectl Apply", "kubectl-replace Update"), owners("replaced"));
    }
}
