package io.drydock.kubeapiserver.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class QuotaEvaluatorsTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # the containers together, and the one before them that needs more
            pods | {'spec':{'containers':[{'resources':{'requests':{'cpu':'100m'},'limits':{'cpu':'1'}}},{'resources':{'requests':{'cpu':'150m'}}}],'initContainers':[{'resources':{'requests':{'cpu':'2','memory':'1Gi'}}}]}} | count/pods=1,cpu=2,limits.cpu=1,memory=1Gi,pods=1,requests.cpu=2,requests.memory=1Gi
            # sidecars go on beside the containers
            pods | {'spec':{'containers':[{'resources':{'requests':{'cpu':'100m'}}}],'initContainers':[{'restartPolicy':'Always','resources':{'requests':{'cpu':'200m'}}},{'resources':{'requests':{'cpu':'250m'}}}]}} | count/pods=1,cpu=450m,pods=1,requests.cpu=450m
            # the runtime's cost counts as requested, and as a limit only where there is one
            pods | {'spec':{'overhead':{'cpu':'10m','memory':'1Mi'},'containers':[{'resources':{'limits':{'memory':'2Mi'},'requests':{'memory':'2Mi'}}}]}} | count/pods=1,cpu=10m,limits.memory=3Mi,memory=3Mi,pods=1,requests.cpu=10m,requests.memory=3Mi
            # what the pod says as a whole
            pods | {'spec':{'resources':{'requests':{'cpu':'3'}},'containers':[{'resources':{'requests':{'cpu':'1'}}}]}} | count/pods=1,cpu=3,pods=1,requests.cpu=3
            pods | {'spec':{'containers':[{'resources':{'requests':{'example.com/gpu':'2','hugepages-2Mi':'4Mi','ephemeral-storage':'1Gi'}}}]}} | count/pods=1,ephemeral-storage=1Gi,hugepages-2Mi=4Mi,pods=1,requests.ephemeral-storage=1Gi,requests.example.com/gpu=2,requests.hugepages-2Mi=4Mi
            # an end of life
            pods | {'status':{'phase':'Succeeded'},'spec':{'containers':[{'resources':{'requests':{'cpu':'1'}}}]}} | count/pods=1
            pods | {'metadata':{'deletionTimestamp':'2025-12-31T23:59:00Z','deletionGracePeriodSeconds':30},'spec':{}} | count/pods=1
            pods | {'metadata':{'deletionTimestamp':'2025-12-31T23:59:50Z','deletionGracePeriodSeconds':30},'spec':{}} | count/pods=1,pods=1
            services | {'spec':{'type':'ClusterIP','ports':[{},{}]}} | count/services=1,services=1
            services | {'spec':{'type':'NodePort','ports':[{},{}]}} | count/services=1,services=1,services.nodeports=2
            services | {'spec':{'type':'LoadBalancer','ports':[{},{}]}} | count/services=1,services=1,services.loadbalancers=1,services.nodeports=2
            services | {'spec':{'type':'LoadBalancer','allocateLoadBalancerNodePorts':false,'ports':[{},{'nodePort':30001}]}} | count/services=1,services=1,services.loadbalancers=1,services.nodeports=1
            persistentvolumeclaims | {'spec':{'storageClassName':'gold','resources':{'requests':{'storage':'1500m'}}}} | count/persistentvolumeclaims=1,gold.storageclass.storage.k8s.io/persistentvolumeclaims=1,gold.storageclass.storage.k8s.io/requests.storage=2,persistentvolumeclaims=1,requests.storage=2
            persistentvolumeclaims | {'spec':{'resources':{'requests':{'storage':'1Gi'}}},'status':{'allocatedResources':{'storage':'2Gi'}}} | count/persistentvolumeclaims=1,persistentvolumeclaims=1,requests.storage=2Gi
            configmaps | {} | configmaps=1,count/configmaps=1
            resourceclaims.resource.k8s.io | {'spec':{'devices':{'requests':[{'exactly':{'deviceClassName':'gpu','allocationMode':'ExactCount','count':2}},{'firstAvailable':[{'deviceClassName':'gpu','allocationMode':'ExactCount','count':1},{'deviceClassName':'net','allocationMode':'All'}]}]}}} | count/resourceclaims.resource.k8s.io=1,gpu.deviceclass.resource.k8s.io/devices=3,net.deviceclass.resource.k8s.io/devices=32
            deployments.apps | {} | count/deployments.apps=1
            """)
    void what_an_object_uses(String resource, String object, String usage) {
        assertEquals(usage, evaluator(resource).usage(parse(object)).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Terminating | Exists | {'spec':{'activeDeadlineSeconds':0}} | true
            Terminating | Exists | {'spec':{}} | false
            NotTerminating | Exists | {'spec':{}} | true
            BestEffort | Exists | {'status':{'qosClass':'BestEffort'}} | true
            NotBestEffort | Exists | {'status':{'qosClass':'Burstable'}} | true
            PriorityClass | Exists | {'spec':{'priorityClassName':'x'}} | true
            PriorityClass | Exists | {'spec':{}} | false
            PriorityClass | In high low | {'spec':{'priorityClassName':'high'}} | true
            PriorityClass | In high low | {'spec':{}} | false
            PriorityClass | NotIn high | {'spec':{}} | true
            PriorityClass | DoesNotExist | {'spec':{}} | true
            CrossNamespacePodAffinity | Exists | {'spec':{'affinity':{'podAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[{'namespaces':['x']}]}}}} | true
            CrossNamespacePodAffinity | Exists | {'spec':{'affinity':{'podAntiAffinity':{'preferredDuringSchedulingIgnoredDuringExecution':[{'podAffinityTerm':{'namespaceSelector':{}}}]}}}} | true
            CrossNamespacePodAffinity | Exists | {'spec':{'affinity':{'podAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[{'topologyKey':'x'}]}}}} | false
            """)
    void which_scopes_a_pod_meets(String scope, String operator, String pod, boolean meets) {
        String[] words = operator.split(" ");
        var requirement = new ScopeRequirement(scope, words[0], List.of(words).subList(1, words.length));
        assertEquals(meets, evaluator("pods").meets(requirement, parse(pod)));
    }

    @Test
    void containers_have_to_say_what_a_quota_counts_of_processor_and_memory() {
        KubeObject pod =
                parse("{'spec':{'containers':[{'name':'b'},{'name':'a','resources':{'limits':{'cpu':'1'}}}]}}");
        Set<String> restricted = Set.of("limits.cpu", "requests.memory", "requests.ephemeral-storage", "pods");
        assertEquals(
                Optional.of("must specify limits.cpu for: b; requests.memory for: a,b"),
                evaluator("pods").problem(restricted, pod));
        assertEquals(
                Optional.of("must specify limits.cpu,requests.memory"),
                new QuotaEvaluators(Release.V1_20, NOW)
                        .of(new GroupResource("", "pods"))
                        .orElseThrow()
                        .problem(restricted, pod));
        KubeObject asWhole = parse("{'spec':{'resources':{'limits':{'cpu':'1'}},'containers':[{'name':'b'}]}}");
        assertEquals(Optional.empty(), evaluator("pods").problem(restricted, asWhole));
    }

    @Test
    void events_are_under_no_quota() {
        assertTrue(new QuotaEvaluators(Release.V1_36, NOW)
                .of(new GroupResource("", "events"))
                .isEmpty());
    }

    private static QuotaEvaluator evaluator(String resource) {
        int dot = resource.indexOf('.');
        GroupResource name = dot < 0
                ? new GroupResource("", resource)
                : new GroupResource(resource.substring(dot + 1), resource.substring(0, dot));
        return new QuotaEvaluators(Release.V1_36, NOW).of(name).orElseThrow();
    }

    private static KubeObject parse(String json) {
        return KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
