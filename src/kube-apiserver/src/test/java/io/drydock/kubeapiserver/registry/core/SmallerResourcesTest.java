package io.drydock.kubeapiserver.registry.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallerResourcesTest {
    private final CoreServer server = new CoreServer(Release.V1_20);

    private static String object(String kind, String fields) {
        return "{'apiVersion':'v1','kind':'" + kind + "','metadata':{'name':'x'}," + fields + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "endpoints | Endpoints | 'subsets':[{'addresses':[{'ip':'127.0.0.1'}]}] | subsets[0].addresses[0].ip: Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8)",
                "endpoints | Endpoints | 'subsets':[{}] | subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`",
                "events | Event | 'involvedObject':{'namespace':'other'} | involvedObject.namespace: Invalid value: \"other\": does not match event.namespace",
                "resourcequotas | ResourceQuota | 'spec':{'hard':{'pods':'1500m'}} | spec.hard[pods]: Invalid value: \"1500m\": must be an integer",
                "limitranges | LimitRange | 'spec':{'limits':[{'type':'Pod','min':{'cpu':'2'},'max':{'cpu':'1'}}]} | spec.limits[0].min[cpu]: Invalid value: \"2\": min value 2 is greater than max value 1",
                "persistentvolumeclaims | PersistentVolumeClaim | 'spec':{'accessModes':['ReadWriteOnce']} | spec.resources[storage]: Required value",
                "persistentvolumes | PersistentVolume | 'spec':{'accessModes':['ReadWriteOnce'],'capacity':{'storage':'1Gi'}} | spec: Required value: must specify a volume type",
                "replicationcontrollers | ReplicationController | 'spec':{'replicas':-1,'selector':{'a':'b'}} | [spec.replicas: Invalid value: -1: must be greater than or equal to 0, spec.template: Required value]",
                "podtemplates | PodTemplate | 'template':{} | template.spec.containers: Required value",
                "nodes | Node | 'spec':{'taints':[{'key':'a'}]} | metadata.taints[0].effect: Required value",
                "nodes | Node | 'spec':{'taints':[{'key':'a','effect':'NoSchedule'},{'key':'a','value':'b','effect':'NoSchedule'}]} | metadata.taints[1]: Duplicate value: core.Taint{Key:\"a\", Value:\"b\", Effect:\"NoSchedule\", TimeAdded:(*v1.Time)(nil)}: taints must be unique by key and effect pair",
            })
    void each_is_checked_in_the_real_servers_words(String resource, String kind, String fields, String expected) {
        assertEquals(
                kind + " \"x\" is invalid: " + expected,
                server.refusal(resource, object(kind, fields)).message());
    }

    @Test
    void limits_of_containers_follow_from_one_another() {
        KubeObject created = server.create(
                "limitranges",
                object(
                        "LimitRange",
                        "'spec':{'limits':[{'type':'Container','max':{'cpu':'1'},'min':{'cpu':'100m'}}]}"));
        assertEquals(
                "{\"type\":\"Container\",\"max\":{\"cpu\":\"1\"},\"min\":{\"cpu\":\"100m\"},\"default\":{\"cpu\":\"1\"},"
                        + "\"defaultRequest\":{\"cpu\":\"1\"}}",
                created.at("spec", "limits").get(0).toString());
    }

    @Test
    void a_replication_controller_takes_its_selector_from_its_template_and_scales() {
        server.create(
                "replicationcontrollers",
                object(
                        "ReplicationController",
                        "'spec':{'template':{'metadata':{'labels':{'a':'b'}},'spec':{'containers':[{'name':'c',"
                                + "'image':'i'}]}}}"));
        KubeObject scale = server.get("replicationcontrollers/scale", "x");
        assertEquals(1, scale.at("spec", "replicas").asInt());
        assertEquals("a=b", scale.at("status", "selector").asString());
        server.update(
                "replicationcontrollers/scale",
                "x",
                changed -> changed.withObjectProperty("spec").put("replicas", 5));
        KubeObject controller = server.get("replicationcontrollers", "x");
        assertEquals(5, controller.at("spec", "replicas").asInt());
        assertEquals(2, controller.generation());
        List<String> row = server.row("replicationcontrollers", "x");
        assertEquals(List.of("x", "5", "0", "0"), row.subList(0, 4));
        assertEquals(List.of("c", "i", "a=b"), row.subList(5, 8));
    }

    @Test
    void endpoints_beyond_three_are_only_counted() {
        server.create(
                "endpoints",
                object(
                        "Endpoints",
                        "'subsets':[{'addresses':[{'ip':'10.1.1.1'},{'ip':'10.1.1.2'}],'ports':[{'name':'a','port':1},"
                                + "{'name':'b','port':2}]}]"));
        assertEquals(
                "10.1.1.1:1,10.1.1.2:1,10.1.1.1:2 + 1 more...",
                server.row("endpoints", "x").get(1));
    }

    @Test
    void a_node_shows_its_state_and_roles() {
        server.create(
                "nodes",
                "{'apiVersion':'v1','kind':'Node','metadata':{'name':'n','labels':{'node-role.kubernetes.io/a':''}},"
                        + "'spec':{'unschedulable':true},'status':{'conditions':[{'type':'Ready','status':'True'}]}}");
        assertEquals(
                List.of("n", "Ready,SchedulingDisabled", "a"),
                server.row("nodes", "n").subList(0, 3));
    }

    @Test
    void a_claim_begins_pending_and_its_specification_stays() {
        server.create(
                "persistentvolumeclaims",
                object(
                        "PersistentVolumeClaim",
                        "'spec':{'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'1Gi'}}}"));
        assertEquals(
                "Pending",
                server.get("persistentvolumeclaims", "x").at("status", "phase").asString());
        assertEquals(
                "PersistentVolumeClaim \"x\" is invalid: spec: Forbidden: spec is immutable after creation except"
                        + " resources.requests for bound claims",
                CoreServer.refusal(() -> server.update(
                                "persistentvolumeclaims",
                                "x",
                                changed -> changed.withObjectProperty("spec").put("storageClassName", "fast")))
                        .message());
    }
}
