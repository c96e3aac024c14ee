package io.drydock.kubeapiserver.podsecurity.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class PodChecksTest {
    private static final String SECURE =
            "'securityContext':{'runAsNonRoot':true,'seccompProfile':{'type':'RuntimeDefault'}}";
    private static final String SECURE_CONTAINER = "'allowPrivilegeEscalation':false,'capabilities':{'drop':['ALL']}";

    private final PodChecks checks = new PodChecks();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            36 | {'spec':{}} | allowed
            36 | {'spec':{'hostNetwork':true,'hostIPC':true}} | host namespaces (hostNetwork=true, hostIPC=true)
            36 | {'spec':{'volumes':[{'name':'a','hostPath':{'path':'/'}},{'name':'b','emptyDir':{}},{'name':'c','hostPath':{'path':'/'}}]}} | hostPath volumes (volumes "a", "c")
            36 | {'spec':{'containers':[{'name':'a','ports':[{'hostPort':80},{'hostPort':443}]}],'initContainers':[{'name':'b','ports':[{'hostPort':80}]}]}} | hostPort (containers "b", "a" use hostPorts 443, 80)
            36 | {'spec':{'ephemeralContainers':[{'name':'a','securityContext':{'privileged':true}}]}} | privileged (container "a" must not set securityContext.privileged=true)
            36 | {'spec':{'containers':[{'name':'a','securityContext':{'capabilities':{'add':['NET_RAW','CHOWN','BPF']}}}]}} | non-default capabilities (container "a" must not include "BPF", "NET_RAW" in securityContext.capabilities.add)
            36 | {'spec':{'containers':[{'name':'a','securityContext':{'procMount':'Unmasked'}}]}} | procMount (container "a" must not set securityContext.procMount to "Unmasked")
            36 | {'spec':{'hostUsers':false,'containers':[{'name':'a','securityContext':{'procMount':'Unmasked'}}]}} | allowed
            34 | {'spec':{'hostUsers':false,'containers':[{'name':'a','securityContext':{'procMount':'Unmasked'}}]}} | procMount (container "a" must not set securityContext.procMount to "Unmasked")
            36 | {'spec':{'securityContext':{'seLinuxOptions':{'type':'spc_t','user':'u'}},'containers':[{'name':'a','securityContext':{'seLinuxOptions':{'role':'r'}}}]}} | seLinuxOptions (pod and container "a" set forbidden securityContext.seLinuxOptions: type "spc_t"; user may not be set; role may not be set)
            30 | {'spec':{'securityContext':{'seLinuxOptions':{'type':'container_engine_t'}}}} | seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "container_engine_t")
            31 | {'spec':{'securityContext':{'seLinuxOptions':{'type':'container_engine_t'}}}} | allowed
            36 | {'spec':{'securityContext':{'seccompProfile':{'type':'Unconfined'}}}} | seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")
            18 | {'metadata':{'annotations':{'seccomp.security.alpha.kubernetes.io/pod':'unconfined'}},'spec':{'securityContext':{'seccompProfile':{'type':'Unconfined'}}}} | seccompProfile (forbidden annotation seccomp.security.alpha.kubernetes.io/pod="unconfined")
            26 | {'spec':{'securityContext':{'sysctls':[{'name':'net.ipv4.ip_local_reserved_ports'},{'name':'net.ipv4.tcp_syncookies'}]}}} | forbidden sysctls (net.ipv4.ip_local_reserved_ports)
            27 | {'spec':{'securityContext':{'sysctls':[{'name':'net.ipv4.ip_local_reserved_ports'}]}}} | allowed
            36 | {'spec':{'securityContext':{'windowsOptions':{'hostProcess':true}}}} | hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true)
            36 | {'metadata':{'annotations':{'container.apparmor.security.beta.kubernetes.io/a':'unconfined'}},'spec':{'securityContext':{'appArmorProfile':{'type':'Unconfined'}}}} | forbidden AppArmor profiles (pod and annotation must not set AppArmor profile type to "Unconfined", "container.apparmor.security.beta.kubernetes.io/a="unconfined"")
            34 | {'spec':{'containers':[{'name':'a','livenessProbe':{'httpGet':{'host':'1.2.3.4'}},'lifecycle':{'preStop':{'tcpSocket':{'host':'x'}}}}]}} | probe or lifecycle host (container "a" uses probe or lifecycle hosts "1.2.3.4", "x")
            33 | {'spec':{'containers':[{'name':'a','livenessProbe':{'httpGet':{'host':'1.2.3.4'}}}]}} | allowed
            """)
    void what_the_baseline_forbids(int minor, String pod, String answer) {
        assertEquals(answer, text(checks.baseline(view(pod), minor)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            36 | {'spec':{'containers':[{'name':'c'}]}} | allowPrivilegeEscalation != false (container "c" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "c" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "c" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "c" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")
            36 | {'spec':{SECURE,'containers':[{'name':'c','securityContext':{CONTAINER}}]}} | allowed
            36 | {'spec':{SECURE,'containers':[{'name':'c','securityContext':{'allowPrivilegeEscalation':false,'capabilities':{'drop':['ALL'],'add':['SYS_TIME']}}}]}} | unrestricted capabilities (container "c" must not include "SYS_TIME" in securityContext.capabilities.add)
            36 | {'spec':{SECURE,'containers':[{'name':'c','securityContext':{CONTAINER,'runAsUser':0}}]}} | runAsUser=0 (container "c" must not set runAsUser=0)
            22 | {'spec':{SECURE,'containers':[{'name':'c','securityContext':{CONTAINER,'runAsUser':0}}]}} | allowed
            36 | {'spec':{SECURE,'containers':[{'name':'c','securityContext':{CONTAINER,'runAsNonRoot':false}}]}} | runAsNonRoot != true (container "c" must not set securityContext.runAsNonRoot=false)
            36 | {'spec':{SECURE,'volumes':[{'name':'v','hostPath':{'path':'/'}},{'name':'n','nfs':{}}],'containers':[]}} | restricted volume types (volumes "v", "n" use restricted volume types "hostPath", "nfs")
            36 | {'spec':{'hostUsers':false,'securityContext':{'runAsUser':0,'seccompProfile':{'type':'Localhost'}},'containers':[{'name':'c','securityContext':{CONTAINER,'procMount':'Unmasked'}}]}} | procMount (container "c" must not set securityContext.procMount to "Unmasked")
            36 | {'spec':{'os':{'name':'windows'},'securityContext':{'runAsNonRoot':true},'containers':[{'name':'c'}]}} | allowed
            21 | {'spec':{SECURE,'containers':[{'name':'c','securityContext':{'allowPrivilegeEscalation':false,'capabilities':{'add':['BPF']}}}]}} | non-default capabilities (container "c" must not include "BPF" in securityContext.capabilities.add)
            7 | {'spec':{'securityContext':{'runAsNonRoot':true},'containers':[{'name':'c'}]}} | allowed
            """)
    void what_the_restricted_level_forbids(int minor, String pod, String answer) {
        String whole = pod.replace("SECURE", SECURE).replace("CONTAINER", SECURE_CONTAINER);
        assertEquals(answer, text(checks.restricted(view(whole), minor)));
    }

    @Test
    void a_stricter_check_stands_in_for_the_one_of_the_baseline() {
        PodView pod =
                view("{'spec':{" + SECURE + ",'volumes':[{'name':'v','hostPath':{'path':'/'}}],'containers':[]}}");
        assertEquals("hostPath volumes (volume \"v\")", text(checks.baseline(pod, 36)));
        assertEquals(
                "restricted volume types (volume \"v\" uses restricted volume type \"hostPath\")",
                text(checks.restricted(pod, 36)));
    }

    private static PodView view(String json) {
        KubeObject pod = KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
        return PodView.of(pod.annotations(), pod.at("spec"));
    }

    private static String text(List<Violation> violations) {
        return violations.isEmpty()
                ? "allowed"
                : violations.stream().map(Violation::toString).collect(Collectors.joining(", "));
    }
}
