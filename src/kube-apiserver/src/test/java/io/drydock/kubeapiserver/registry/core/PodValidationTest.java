package io.drydock.kubeapiserver.registry.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.Status;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PodValidationTest {
    private final CoreServer server = new CoreServer(Release.V1_20);

    private static String pod(String spec) {
        return "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'x'},'spec':{" + spec + "}}";
    }

    private static String container(String fields) {
        return pod("'containers':[{'name':'c','image':'i'" + (fields.isEmpty() ? "" : "," + fields) + "}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ports':[{'containerPort':70000}] | spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
                "'ports':[{'containerPort':1,'protocol':'X'}] | spec.containers[0].ports[0].protocol: Unsupported value: \"X\": supported values: \"SCTP\", \"TCP\", \"UDP\"",
                "'volumeMounts':[{'name':'w','mountPath':'/x'}] | spec.containers[0].volumeMounts[0].name: Not found: \"w\"",
                "'imagePullPolicy':'Maybe' | spec.containers[0].imagePullPolicy: Unsupported value: \"Maybe\": supported values: \"Always\", \"IfNotPresent\", \"Never\"",
                "'env':[{'value':'v'}] | spec.containers[0].env[0].name: Required value",
                "'env':[{'name':'A','value':'v','valueFrom':{'fieldRef':{'fieldPath':'metadata.name'}}}] | spec.containers[0].env[0].valueFrom: Invalid value: \"\": may not be specified when `value` is not empty",
                "'livenessProbe':{} | spec.containers[0].livenessProbe: Required value: must specify a handler type",
                "'livenessProbe':{'httpGet':{'port':80},'exec':{'command':['a']}} | spec.containers[0].livenessProbe.httpGet: Forbidden: may not specify more than 1 handler type",
                "'readinessProbe':{'tcpSocket':{'port':0}} | spec.containers[0].readinessProbe.tcpSocket.port: Invalid value: 0: must be between 1 and 65535, inclusive",
                "'resources':{'requests':{'cpu':'2'},'limits':{'cpu':'1'}} | spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit",
                "'resources':{'limits':{'hugepages-2Mi':'2Mi'}} | spec.containers[0].resources: Forbidden: HugePages require cpu or memory",
                "'securityContext':{'runAsUser':-1} | spec.containers[0].securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive",
            })
    void a_container_is_checked_in_the_real_servers_words(String fields, String expected) {
        assertEquals(
                "Pod \"x\" is invalid: " + expected,
                server.refusal("pods", container(fields)).message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'restartPolicy':'Sometimes' | spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"OnFailure\", \"Never\"",
                "'activeDeadlineSeconds':0 | spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive",
                "'tolerations':[{'operator':'Equal'}] | spec.tolerations[0].operator: Invalid value: \"Equal\": operator must be Exists when `key` is empty, which means \"match all values and all keys\"",
                "'dnsPolicy':'None' | spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None",
                "'volumes':[{'name':'v','hostPath':{'path':'/a/../b'}}] | spec.volumes[0].hostPath.path: Invalid value: \"/a/../b\": must not contain '..'",
                "'volumes':[{'name':'v','emptyDir':{},'secret':{'secretName':'s'}}] | spec.volumes[0].secret: Forbidden: may not specify more than 1 volume type",
                "'volumes':[{'name':'v'},{'name':'v'}] | spec.volumes[1].name: Duplicate value: \"v\"",
                "'affinity':{'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':{}}} | spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node selector term",
                "'topologySpreadConstraints':[{'maxSkew':0,'topologyKey':'k','whenUnsatisfiable':'DoNotSchedule'}] | spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero",
                "'initContainers':[{'name':'c','image':'i'}] | spec.initContainers[0].name: Duplicate value: \"c\"",
            })
    void a_specification_is_checked_in_the_real_servers_words(String fields, String expected) {
        String spec = "'containers':[{'name':'c','image':'i'}]," + fields;
        assertEquals(
                "Pod \"x\" is invalid: " + expected,
                server.refusal("pods", pod(spec)).message());
    }

    @Test
    void every_error_is_a_cause_in_the_order_in_which_it_is_found() {
        var status =
                server.refusal("pods", pod("'containers':[{'name':'C!'}],'restartPolicy':'Never','nodeName':'N!'"));
        assertEquals(
                "[spec.containers[0].name, spec.containers[0].image, spec.nodeName]",
                status.details().orElseThrow().causes().stream()
                        .map(cause -> cause.field())
                        .toList()
                        .toString());
    }

    @Test
    void a_pod_without_containers_is_refused() {
        assertEquals(
                "Pod \"x\" is invalid: spec.containers: Required value",
                server.refusal("pods", pod("")).message());
    }

    @Test
    void the_newer_release_names_the_limit_that_a_request_goes_beyond() {
        CoreServer newer = new CoreServer(Release.V1_36);
        String pod = container("'resources':{'requests':{'cpu':'2'},'limits':{'cpu':'1'}}");
        assertEquals(
                "Pod \"x\" is invalid: spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or"
                        + " equal to cpu limit of 1",
                newer.refusal("pods", pod).message());
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void privileged_containers_are_taken_only_where_the_cluster_allows_them(Release release) {
        String privileged = "'securityContext':{'privileged':true}";
        String pod = container(privileged + "}],'initContainers':[{'name':'d','image':'i'," + privileged);
        assertEquals(
                Set.of(
                        "spec.containers[0].securityContext.privileged: disallowed by cluster policy",
                        "spec.initContainers[0].securityContext.privileged: disallowed by cluster policy"),
                causes(new CoreServer(release).refusal("pods", pod)));
        CoreServer allowing = new CoreServer(release, new Capabilities(true));
        assertEquals("x", allowing.create("pods", pod).name());
    }

    @Test
    void processes_of_a_windows_host_are_as_privileged_as_privileged_containers() {
        String pod = container("")
                .replace(
                        "'spec':{",
                        "'spec':{'hostNetwork':true,'securityContext':{'windowsOptions':{'hostProcess':true}},");
        assertEquals(
                "Pod \"x\" is invalid: spec: Forbidden: hostProcess containers are disallowed by cluster policy",
                new CoreServer(Release.V1_36).refusal("pods", pod).message());
        CoreServer allowing = new CoreServer(Release.V1_36, new Capabilities(true));
        assertEquals("x", allowing.create("pods", pod).name());
    }

    private static Set<String> causes(Status refusal) {
        return refusal.details().orElseThrow().causes().stream()
                .map(cause -> cause.field() + ": " + cause.message().substring("Forbidden: ".length()))
                .collect(Collectors.toSet());
    }

    @Test
    void hardly_anything_but_an_image_may_change() {
        server.create("pods", container(""));
        server.update(
                "pods",
                "x",
                pod -> pod.withObjectProperty("spec")
                        .withArrayProperty("containers")
                        .get(0)
                        .asObject()
                        .put("image", "j"));
        assertEquals(
                "j",
                server.get("pods", "x")
                        .at("spec", "containers")
                        .get(0)
                        .path("image")
                        .asString());
        assertEquals(
                "Pod \"x\" is invalid: spec: Forbidden: pod updates may not change fields other than"
                        + " `spec.containers[*].image`, `spec.initContainers[*].image`, `spec.activeDeadlineSeconds` or"
                        + " `spec.tolerations` (only additions to existing tolerations)",
                CoreServer.refusal(() -> server.update(
                                "pods",
                                "x",
                                pod -> pod.withObjectProperty("spec").put("hostNetwork", true)))
                        .message());
    }
}
