package io.drydock.kubeapiserver.admission.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.options.Problems;
import io.drydock.kubeapiserver.options.ServerRunOptions;
import io.drydock.kubeapiserver.podsecurity.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdmissionSettingsTest {
    private static final String HEAD = """
            apiVersion: apiserver.config.k8s.io/v1
            kind: AdmissionConfiguration
            plugins:
            """;

    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    @Test
    void every_plug_in_gets_its_part_from_the_file_or_from_one_beside_it() throws IOException {
        Files.writeString(folder.resolve("quota.yaml"), """
                apiVersion: apiserver.config.k8s.io/v1
                kind: ResourceQuotaConfiguration
                limitedResources:
                - resource: persistentvolumeclaims
                  matchContains: [gold.storageclass]
                """);
        AdmissionSettings settings = read(HEAD + """
                - name: PodSecurity
                  configuration:
                    apiVersion: pod-security.admission.config.k8s.io/v1
                    kind: PodSecurityConfiguration
                    defaults: {enforce: baseline, warn-version: v1.30}
                    exemptions: {namespaces: [kube-system]}
                - name: ResourceQuota
                  path: quota.yaml
                - name: PodNodeSelector
                  configuration:
                    podNodeSelectorPluginConfig:
                      clusterDefaultNodeSelector: env=test
                      work: disk=ssd,env=live
                """);
        assertEquals(List.of(), problems.all());
        assertEquals(Level.BASELINE, settings.podSecurity().defaults().enforce().level());
        assertEquals(
                "privileged:v1.30", settings.podSecurity().defaults().warn().toString());
        assertEquals(Set.of("kube-system"), settings.podSecurity().namespaces());
        assertEquals(
                List.of("gold.storageclass"),
                settings.limitedResources().getFirst().matchContains());
        assertEquals(Map.of("env", "test"), settings.nodeSelectors().clusterDefault());
        assertEquals(
                Map.of("disk", "ssd", "env", "live"),
                settings.nodeSelectors().allowed().get("work"));
    }

    @Test
    void credentials_for_webhooks_that_nobody_could_show_are_refused() throws IOException {
        Path kubeconfig = Files.writeString(
                folder.resolve("webhooks.kubeconfig"), "users: [{name: '*', user: {exec: {command: login}}}]");
        String webhooks = """
                - name: ValidatingAdmissionWebhook
                  configuration:
                    apiVersion: apiserver.config.k8s.io/v1
                    kind: WebhookAdmissionConfiguration
                    kubeConfigFile: %s
                """;
        read(HEAD + webhooks.formatted(kubeconfig));
        read(HEAD + webhooks.formatted("webhooks.kubeconfig"));
        assertEquals(2, problems.all().size(), problems.all()::toString);
        String of = "configuration of ValidatingAdmissionWebhook: ";
        assertTrue(problems.all().getFirst().endsWith(of + "unknown field \"" + kubeconfig + ": users[*].user.exec\""));
        assertTrue(problems.all()
                .getLast()
                .endsWith(of + "kubeConfigFile: \"webhooks.kubeconfig\" must be an absolute file path"));
    }

    @Test
    void what_is_wrong_is_told_with_its_place() throws IOException {
        read(HEAD + """
                - name: PodSecurity
                  configuration:
                    apiVersion: pod-security.admission.config.k8s.io/v1
                    kind: PodSecurityConfiguration
                    defaults: {enforce: some}
                - name: EventRateLimit
                  configuration:
                    apiVersion: eventratelimit.admission.k8s.io/v1alpha1
                    kind: Configuration
                    limits: [{type: Moon, qps: 1, burst: 1}]
                """);
        assertEquals(
                List.of(
                        "configuration of PodSecurity: defaults.enforce: Invalid value: \"some\": must be one of"
                                + " privileged, baseline, restricted",
                        "configuration of EventRateLimit: limits[0].type: \"Moon\" must be one of Server, Namespace,"
                                + " User, SourceAndObject"),
                sentences());
    }

    @Test
    void a_file_of_another_kind_is_refused() throws IOException {
        read("kind: Pod\napiVersion: v1\n");
        assertEquals(
                List.of("must be an AdmissionConfiguration of apiserver.config.k8s.io/v1, not \"Pod\" of \"v1\""),
                sentences());
    }

    private List<String> sentences() {
        return problems.all().stream()
                .map(problem -> problem.substring(problem.indexOf(": ") + 2))
                .toList();
    }

    private AdmissionSettings read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("admission.yaml"), yaml);
        ServerRunOptions options = new ServerRunOptions();
        options.admission.configFile.preset(file.toString());
        return AdmissionSettings.read(options.admission.configFile, List.of(), problems);
    }
}
