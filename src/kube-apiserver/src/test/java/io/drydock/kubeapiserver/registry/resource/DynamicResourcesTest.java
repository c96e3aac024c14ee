package io.drydock.kubeapiserver.registry.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicResourcesTest {
    private static final String GROUP = "resource.k8s.io/v1/";
    private static final String CLAIMS = GROUP + "resourceclaims";

    private final BuiltInServer server = new BuiltInServer(Release.V1_36);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'requests':[{'name':'a'}] | requests[0]: Required value: exactly one of `exactly` or `firstAvailable` is required",
                "'requests':[{'name':'a','exactly':{}}] | requests[0].exactly.deviceClassName: Required value",
                "'requests':[{'name':'a','exactly':{'deviceClassName':'c','allocationMode':'All','count':2}}] | requests[0].exactly.count: Invalid value: 2: must not be specified when allocationMode is 'All'",
                "'requests':[{'name':'a','exactly':{'deviceClassName':'c','allocationMode':'Odd'}}] | requests[0].exactly.allocationMode: Unsupported value: \"Odd\": supported values: \"All\", \"ExactCount\"",
                "'requests':[{'name':'a','exactly':{'deviceClassName':'c','selectors':[{}]}}] | requests[0].exactly.selectors[0].cel: Required value",
                "'requests':[{'name':'a','exactly':{'deviceClassName':'c','tolerations':[{'operator':'Exists','value':'v'}]}}] | requests[0].exactly.tolerations[0].value: Invalid value: \"v\": must be empty for operator `Exists`",
                "'requests':[{'name':'a','exactly':{'deviceClassName':'c'}},{'name':'a','exactly':{'deviceClassName':'c'}}] | requests[1]: Duplicate value: \"a\"",
                "'constraints':[{'requests':['x'],'matchAttribute':'d.io/a'}] | constraints[0].requests[0]: Invalid value: \"x\": must be the name of a request in the claim or the name of a request and a subrequest separated by '/'",
                "'constraints':[{'matchAttribute':'a'}] | constraints[0].matchAttribute: Invalid value: \"a\": a fully qualified name must be a domain and a name separated by a slash",
                "'config':[{'opaque':{'driver':'d','parameters':[]}}] | config[0].opaque.parameters: Invalid value: \"<value omitted>\": must be a valid JSON object",
            })
    void a_claim_is_refused(String devices, String expected) {
        assertEquals(
                "ResourceClaim.resource.k8s.io \"x\" is invalid: spec.devices." + expected,
                server.refusal(CLAIMS, claim(devices)));
    }

    @Test
    void one_device_is_meant_where_no_count_is_said() {
        KubeObject claim = server.create(CLAIMS, claim("'requests':[{'name':'a','exactly':{'deviceClassName':'c'}}]"));
        assertEquals(
                "{\"deviceClassName\":\"c\",\"allocationMode\":\"ExactCount\",\"count\":1}",
                claim.at("spec", "devices", "requests").get(0).path("exactly").toString());
        assertEquals(List.of("x", "pending"), server.row(CLAIMS, "x").subList(0, 2));
        assertTrue(BuiltInServer.refusal(() -> server.update(
                        CLAIMS,
                        "x",
                        tree -> ((KubeObject.of(tree)).objectAt("spec", "devices"))
                                .putArray("constraints")
                                .addObject()))
                .message()
                .endsWith("field is immutable"));
    }

    @Test
    void only_a_marked_namespace_may_look_at_devices_in_use() {
        server.create("v1/namespaces", "{'metadata':{'name':'work'}}");
        String claim = claim("'requests':[{'name':'a','exactly':{'deviceClassName':'c','adminAccess':true}}]");
        assertTrue(server.refusal(CLAIMS, claim)
                .contains("spec.devices.requests[0].adminAccess: Forbidden: admin access to devices requires the"
                        + " `resource.kubernetes.io/admin-access: true` label on the containing namespace"));
        server.update(
                "v1/namespaces",
                "work",
                tree -> tree.withObjectProperty("metadata")
                        .withObjectProperty("labels")
                        .put("resource.kubernetes.io/admin-access", "true"));
        server.create(CLAIMS, claim);
    }

    @Test
    void what_was_told_of_a_device_goes_with_it() {
        server.create(CLAIMS, claim("'requests':[{'name':'a','exactly':{'deviceClassName':'c'}}]"));
        String status = CLAIMS + "/status";
        assertTrue(BuiltInServer.refusal(() -> server.update(
                        status,
                        "x",
                        tree -> KubeObject.of(tree)
                                .objectAt("status")
                                .putArray("reservedFor")
                                .addObject()
                                .put("resource", "pods")
                                .put("name", "p")
                                .put("uid", "u")))
                .message()
                .endsWith("status.reservedFor: Forbidden: may not be specified when `allocated` is not set"));
        server.update(status, "x", tree -> {
            KubeObject claim = KubeObject.of(tree);
            claim.objectAt("status", "allocation", "devices")
                    .putArray("results")
                    .addObject()
                    .put("request", "a")
                    .put("driver", "d.io")
                    .put("pool", "p")
                    .put("device", "one");
            claim.objectAt("status")
                    .putArray("devices")
                    .addObject()
                    .put("driver", "d.io")
                    .put("pool", "p")
                    .put("device", "one");
        });
        assertEquals(1, server.get(CLAIMS, "x").at("status", "devices").size());
        server.update(
                status, "x", tree -> KubeObject.of(tree).objectAt("status").remove("allocation"));
        assertTrue(server.get(CLAIMS, "x").at("status", "devices").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'allNodes':true,'nodeName':'n' | : Invalid value: \"{`nodeName`, `allNodes`}\": exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required, but multiple fields are set",
                "'nodeName':'n','devices':[{'name':'d','attributes':{'a':{}}}] | .devices[0].attributes[a]: Invalid value: \"\": exactly one value must be specified",
                "'nodeName':'n','devices':[{'name':'d','attributes':{'a':{'version':'1.0'}}}] | .devices[0].attributes[a].version: Invalid value: \"1.0\": must be a string compatible with semver.org spec 2.0.0",
                "'nodeName':'n','devices':[{'name':'d','allNodes':true}] | .devices[0]: Invalid value: null: `nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set to true in the ResourceSlice spec",
                "'nodeName':'n','devices':[{'name':'d','capacity':{'c':{'value':'1','requestPolicy':{}}}}] | .devices[0].capacity[c].requestPolicy: Forbidden: allowMultipleAllocations must be true",
                "'nodeName':'n','devices':[{'name':'d','allowMultipleAllocations':true,'capacity':{'c':{'value':'10','requestPolicy':{'default':'3','validRange':{'min':'2','step':'2'}}}}}] | .devices[0].capacity[c].requestPolicy.validRange.step: Invalid value: \"3\": value is not a multiple of a given step (2) from (2)",
                "'nodeName':'n','devices':[{'name':'d'},{'name':'d'}] | .devices[1]: Duplicate value: \"d\"",
                "'nodeName':'n','sharedCounters':[{'name':'s'}] | .sharedCounters[0].counters: Required value",
            })
    void a_slice_is_refused(String fields, String expected) {
        assertEquals(
                "ResourceSlice.resource.k8s.io \"x\" is invalid: spec" + expected,
                server.refusal(
                        GROUP + "resourceslices",
                        "{'metadata':{'name':'x'},'spec':{'driver':'d.io','pool':{'name':'p','resourceSliceCount':1},"
                                + fields + "}}"));
    }

    @Test
    void a_slice_stays_with_its_pool_and_counts_its_changes() {
        String slices = GROUP + "resourceslices";
        server.create(
                slices,
                "{'metadata':{'name':'x'},'spec':{'driver':'d.io','allNodes':true,'pool':{'name':'p','generation':1,"
                        + "'resourceSliceCount':1}}}");
        assertTrue(BuiltInServer.refusal(() -> server.update(
                        slices,
                        "x",
                        tree -> KubeObject.of(tree).objectAt("spec", "pool").put("name", "q")))
                .message()
                .contains("spec.pool.name: Invalid value: \"q\": field is immutable"));
        server.update(
                slices,
                "x",
                tree -> KubeObject.of(tree).objectAt("spec", "pool").put("generation", 2));
        assertEquals(2, server.get(slices, "x").generation());
        assertEquals(List.of("x", "", "d.io", "p"), server.row(slices, "x").subList(0, 4));
    }

    private static String claim(String devices) {
        return "{'metadata':{'name':'x','namespace':'work'},'spec':{'devices':{" + devices + "}}}";
    }
}
