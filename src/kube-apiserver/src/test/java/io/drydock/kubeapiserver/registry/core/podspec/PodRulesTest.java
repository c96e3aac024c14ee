package io.drydock.kubeapiserver.registry.core.podspec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rules of the newest release for pods, in its words; a test of older ones is beside that of the resource. */
class PodRulesTest {
    private final BuiltInServer server = new BuiltInServer(Release.V1_36);

    private static String pod(String spec) {
        return "{'metadata':{'name':'x'},'spec':{" + spec + "}}";
    }

    private void assertRefused(String spec, String expected) {
        assertEquals("Pod \"x\" is invalid: " + expected, server.refusal("v1/pods", pod(spec)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'env':[{'name':'a=b'}] | spec.containers[0].env[0].name: Invalid value: \"a=b\": a valid environment variable name must consist only of printable ASCII characters other than '='",
                "'env':[{'name':'A','valueFrom':{'fileKeyRef':{'volumeName':'v','path':'p','key':'K'}}}] | spec.containers[0].env[0].valueFrom.fileKeyRef.volumeName: Not found: \"v\"",
                "'env':[{'name':'A','valueFrom':{}}] | spec.containers[0].env[0].valueFrom: Invalid value: \"\": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`",
                "'env':[{'name':'A','valueFrom':{'resourceFieldRef':{'resource':'limits.cpu','divisor':'2'}}}] | spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor: Invalid value: \"limits.cpu\": only divisor's values 1m and 1 are supported with the cpu resource",
                "'restartPolicyRules':[{'action':'Restart','exitCodes':{'operator':'In','values':[3]}}] | spec.containers[0].restartPolicy: Required value: must specify restartPolicy when restart rules are used",
                "'restartPolicy':'Never','restartPolicyRules':[{'action':'X','exitCodes':{'operator':'In'}}] | spec.containers[0].restartPolicyRules[0].action: Unsupported value: \"X\": supported values: \"Restart\", \"RestartAllContainers\"",
                "'resizePolicy':[{'resourceName':'disk','restartPolicy':'NotRequired'}] | spec.containers[0].resizePolicy: Unsupported value: \"disk\": supported values: \"cpu\", \"memory\"",
                "'resources':{'requests':{'cpu':'2'},'limits':{'cpu':'1'}} | spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1",
                "'resources':{'limits':{'cpu':'1','hugepages-2Mi':'3Mi'}} | [spec.containers[0].resources.limits[hugepages-2Mi]: Invalid value: \"3Mi\": 3Mi is not positive integer multiple of hugepages-2Mi, spec.containers[0].resources.requests[hugepages-2Mi]: Invalid value: \"3Mi\": 3Mi is not positive integer multiple of hugepages-2Mi]",
                "'resources':{'claims':[{'name':'c'}]} | spec.containers[0].resources.claims[0]: Not found: \"c\": must be one of the names in pod.spec.resourceClaims which is empty",
                "'ports':[{'name':'123','containerPort':1}] | spec.containers[0].ports[0].name: Invalid value: \"123\": must contain at least one letter (a-z)",
                "'securityContext':{'procMount':'Unmasked'} | spec.containers[0].securityContext.procMount: Invalid value: \"Unmasked\": `hostUsers` must be false to use `Unmasked`",
                "'securityContext':{'appArmorProfile':{'type':'Localhost'}} | spec.containers[0].securityContext.appArmorProfile.localhostProfile: Required value: must be set when AppArmor type is Localhost",
                "'securityContext':{'windowsOptions':{'runAsUserName':''}} | spec.containers[0].securityContext.windowsOptions.runAsUserName: Invalid value: \"\": runAsUserName cannot be an empty string",
            })
    void a_container_is_checked(String fields, String expected) {
        assertRefused("'containers':[{'name':'c','image':'i'," + fields + "}]", expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'initContainers':[{'name':'i','image':'i','livenessProbe':{'exec':{'command':['a']}}}] | spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always",
                "'resources':{'requests':{'cpu':'1'},'limits':{'gpu.example/x':'1'}} | spec.resources.limits[gpu.example/x]: Unsupported value: \"gpu.example/x\": supported values: \"cpu\", \"hugepages-\", \"memory\"",
                "'hostnameOverride':'A' | spec.hostnameOverride: Invalid value: \"A\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                "'hostnameOverride':'a','setHostnameAsFQDN':true | spec.hostnameOverride: Forbidden: may not be specified when setHostnameAsFQDN is true",
                "'securityContext':{'seLinuxChangePolicy':'MountOption'} | spec.securityContext.seLinuxChangePolicy: Unsupported value: \"MountOption\": supported values: \"Recursive\"",
                "'resources':{'limits':{'cpu':'1'}},'os':{'name':'windows'} | spec.resources: Forbidden: may not be set for a windows pod",
                "'hostNetwork':true,'hostUsers':false | spec.hostNetwork: Forbidden: when `hostUsers` is false",
                "'os':{'name':'beos'} | spec.os: Unsupported value: \"beos\": supported values: \"linux\", \"windows\"",
                "'os':{'name':'windows'},'securityContext':{'runAsUser':1} | spec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod",
                "'securityContext':{'sysctls':[{'name':'net.a','value':'1'}]},'hostNetwork':true | spec.securityContext.sysctls[0].name: Invalid value: \"net.a\": may not be specified when 'hostNetwork' is true",
                "'resourceClaims':[{'name':'c'}] | spec.resourceClaims[0]: Invalid value: {\"Name\":\"c\",\"ResourceClaimName\":null,\"ResourceClaimTemplateName\":null}: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`",
                "'topologySpreadConstraints':[{'maxSkew':1,'topologyKey':'k','whenUnsatisfiable':'ScheduleAnyway','minDomains':2,'labelSelector':{}}] | spec.topologySpreadConstraints[0].minDomains: Invalid value: 2: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway",
                "'affinity':{'podAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[{'topologyKey':'k','matchLabelKeys':['a']}]}} | spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set",
                "'volumes':[{'name':'v','ephemeral':{'volumeClaimTemplate':{'metadata':{'name':'n'},'spec':{'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'1'}}}}}}] | spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.name: Forbidden: cannot be set",
                "'volumes':[{'name':'v','gcePersistentDisk':{}}] | spec.volumes[0].persistentDisk.pdName: Required value",
                "'volumes':[{'name':'v','projected':{'sources':[{'serviceAccountToken':{'path':'t'}}]}}] | spec.volumes[0].projected.sources[0].serviceAccountToken: Forbidden: must not be specified when serviceAccountName is not set",
                "'dnsConfig':{'searches':['-a']} | spec.dnsConfig.searches[0]: Invalid value: \"-a\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*')",
            })
    void a_specification_is_checked(String fields, String expected) {
        assertRefused("'containers':[{'name':'c','image':'i'}]," + fields, expected);
    }

    @Test
    void a_pod_at_its_gates_may_be_held_to_fewer_nodes() {
        server.create(
                "v1/pods",
                pod(
                        "'schedulingGates':[{'name':'g'}],'nodeSelector':{'a':'b'},'containers':[{'name':'c','image':'i'}]"));
        server.update(
                "v1/pods",
                "x",
                pod -> spec(pod).withObjectProperty("nodeSelector").put("c", "d"));
        assertEquals(
                "Pod \"x\" is invalid: spec.nodeSelector: Invalid value: {\"a\":\"b\"}: only additions to"
                        + " spec.nodeSelector are allowed (no mutations or deletions)",
                refusedUpdate(
                        pod -> spec(pod).withObjectProperty("nodeSelector").remove("c")));
        KubeObject freed = server.update("v1/pods", "x", pod -> spec(pod).remove("schedulingGates"));
        assertTrue(freed.at("spec", "schedulingGates").isEmpty());
        assertTrue(refusedUpdate(
                        pod -> spec(pod).withObjectProperty("nodeSelector").put("e", "f"))
                .startsWith("Pod \"x\" is invalid: spec: Forbidden: pod updates may not change fields other than"));
    }

    private String refusedUpdate(Consumer<ObjectNode> change) {
        return BuiltInServer.refusal(() -> server.update("v1/pods", "x", change))
                .message();
    }

    private static ObjectNode spec(ObjectNode pod) {
        return pod.withObjectProperty("spec");
    }

    @Test
    void what_may_surprise_is_told() {
        assertEquals(
                List.of(
                        "spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use"
                                + " \"kubernetes.io/os\" instead",
                        "spec.template.spec.hostAliases[1].ip: duplicate ip \"1.2.3.4\"",
                        "spec.template.spec.containers[0].resources.limits[memory]: fractional byte value \"100m\" is"
                                + " invalid, must be an integer",
                        "spec.template.spec.containers[0].env[1]: hides previous definition of \"A\", which may be"
                                + " dropped when using apply",
                        "spec.template.spec.containers[0].ports[1]: duplicate port definition with"
                                + " spec.template.spec.containers[0].ports[0]"),
                PodWarnings.ofTemplate(JsonMapper.shared().readTree("""
                                {"spec": {"nodeSelector": {"beta.kubernetes.io/os": "linux"},
                                 "hostAliases": [{"ip": "1.2.3.4"}, {"ip": "1.2.3.4"}],
                                 "containers": [{"name": "c", "resources": {"limits": {"memory": "100m"}},
                                   "env": [{"name": "A", "value": "1"}, {"name": "A", "value": "2"}],
                                   "ports": [{"containerPort": 80, "protocol": "TCP"},
                                             {"containerPort": 80, "protocol": "TCP"}]}]}}"""), FieldPath.of("spec", "template")));
    }
}
