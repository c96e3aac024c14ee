package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Eventually;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The first example of every tutorial on admission policies. */
class KubectlPoliciesTest {
    private static final String POLICY = """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: demo-policy.example.com}
            spec:
              failurePolicy: Fail
              matchConstraints:
                resourceRules:
                - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments]}
              validations:
              - expression: object.spec.replicas <= 5
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: demo-binding-test.example.com}
            spec: {policyName: demo-policy.example.com, validationActions: [Deny]}
            """;

    @Test
    void kubectl_writes_a_policy_and_is_refused_by_it() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Kubectl.isOnPath(), "kubectl is not on PATH");
        try (RunningServer server = RunningServer.start()) {
            Kubectl kubectl = new Kubectl(server);
            String file = kubectl.file("policy.yaml", POLICY).toString();
            kubectl.run("apply", "-f", file);
            String[] tooMany = {"create", "deployment", "big", "--image=nginx", "--replicas=6", "--dry-run=server"};
            Eventually.await(() -> attempt(kubectl, tooMany).exitCode() != 0, () -> "no refusal");
            assertTrue(attempt(kubectl, tooMany)
                    .output()
                    .contains("deployments.apps \"big\" is forbidden: ValidatingAdmissionPolicy"
                            + " 'demo-policy.example.com' with binding 'demo-binding-test.example.com' denied"
                            + " request: failed expression: object.spec.replicas <= 5"));
            kubectl.run("create", "deployment", "small", "--image=nginx", "--replicas=2");
            String[] columns = kubectl.run("get", "validatingadmissionpolicies", "--no-headers")
                    .trim()
                    .split(" +");
            assertEquals("demo-policy.example.com", columns[0]);
            assertEquals("1", columns[1]);
            assertEquals("<unset>", columns[2]);
        }
    }

    private static Kubectl.Result attempt(Kubectl kubectl, String... arguments) {
        try {
            return kubectl.tryTo(arguments);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
