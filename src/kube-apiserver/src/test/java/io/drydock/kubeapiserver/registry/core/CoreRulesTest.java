package io.drydock.kubeapiserver.registry.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the newest release for what else is in the core group. */
class CoreRulesTest {
    private final BuiltInServer server = new BuiltInServer(Release.V1_36);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "v1/nodes | 'spec':{'podCIDRs':['10.0.0.0/24','10.0.1.0/24']} | Node \"x\" is invalid: spec.podCIDRs: Invalid value: [\"10.0.0.0/24\",\"10.0.1.0/24\"]: may specify no more than one CIDR for each IP family",
                "v1/resourcequotas | 'spec':{'hard':{'services':'1'},'scopes':['BestEffort']} | ResourceQuota \"x\" is invalid: spec.scopes: Invalid value: [\"BestEffort\"]: unsupported scope applied to resource",
                "v1/resourcequotas | 'spec':{'hard':{'pods':'1'},'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'In'}]}} | ResourceQuota \"x\" is invalid: spec.scopeSelector.matchExpressions.values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
                "v1/limitranges | 'spec':{'limits':[{'type':'Container','max':{'cpu':'2'},'min':{'cpu':'1'},'maxLimitRequestRatio':{'cpu':'3'}}]} | LimitRange \"x\" is invalid: spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: \"3\": ratio 3 is greater than max/min = 2.000000",
                "v1/limitranges | 'spec':{'limits':[{'type':'Pod','max':{'storage':'1'}}]} | LimitRange \"x\" is invalid: spec.limits[0].max[storage]: Invalid value: \"storage\": must be a standard resource for containers",
                "v1/secrets | 'type':'kubernetes.io/basic-auth' | Secret \"x\" is invalid: [data[username]: Required value, data[password]: Required value]",
                "v1/persistentvolumeclaims | 'spec':{'accessModes':['ReadWriteOncePod','ReadOnlyMany'],'resources':{'requests':{'storage':'1'}}} | PersistentVolumeClaim \"x\" is invalid: spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes",
                "v1/persistentvolumes | 'spec':{'accessModes':['ReadWriteOnce'],'capacity':{'storage':'1'},'local':{'path':'/a'}} | PersistentVolume \"x\" is invalid: spec.nodeAffinity: Required value: Local volume requires node affinity",
                "events.k8s.io/v1/events | 'type':'Odd','eventTime':'2020-01-01T00:00:00.000000Z','reportingController':'a','reportingInstance':'i','action':'a','reason':'r','regarding':{'namespace':'work'} | Event.events.k8s.io \"x\" is invalid: type: Invalid value: \"\": has invalid value: Odd",
                "discovery.k8s.io/v1/endpointslices | 'addressType':'IPv4','endpoints':[{'addresses':['127.0.0.1']}] | EndpointSlice.discovery.k8s.io \"x\" is invalid: endpoints[0].addresses[0]: Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, ::1/128)",
            })
    void an_object_is_checked(String path, String fields, String expected) {
        String refusal = server.refusal(path, "{'metadata':{'name':'x'}," + fields + "}");
        assertEquals(expected.substring(expected.indexOf(" \"x\"")), refusal.substring(refusal.indexOf(" \"x\"")));
    }

    @Test
    void a_claim_may_ask_for_less_again_down_to_what_it_has() {
        String claim = "{'metadata':{'name':'x'},'spec':{'accessModes':['ReadWriteOnce'],'resources':{'requests':"
                + "{'storage':'2Gi'}}}}";
        server.create("v1/persistentvolumeclaims", claim);
        server.update(
                "v1/persistentvolumeclaims/status",
                "x",
                change -> change.withObjectProperty("status")
                        .put("phase", "Bound")
                        .withObjectProperty("capacity")
                        .put("storage", "1Gi"));
        assertTrue(refusedSize("1Gi")
                .contains("spec.resources.requests.storage: Forbidden: field can not be less than status.capacity"));
        assertEquals(
                "1500Mi",
                server.update(
                                "v1/persistentvolumeclaims",
                                "x",
                                change -> change.withObjectProperty("spec")
                                        .withObjectProperty("resources")
                                        .withObjectProperty("requests")
                                        .put("storage", "1500Mi"))
                        .at("spec", "resources", "requests", "storage")
                        .asString());
    }

    private String refusedSize(String size) {
        return BuiltInServer.refusal(() -> server.update(
                        "v1/persistentvolumeclaims",
                        "x",
                        change -> change.withObjectProperty("spec")
                                .withObjectProperty("resources")
                                .withObjectProperty("requests")
                                .put("storage", size)))
                .message();
    }
}
