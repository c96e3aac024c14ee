package io.drydock.kubeapiserver.registry.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaValidationTest {
    private final BuiltInServer server = new BuiltInServer(Release.V1_36);
    private final BuiltInServer older = new BuiltInServer(Release.V1_20);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'scopes':['Odd'] | spec.scopes: Invalid value: [\"Odd\"]: unsupported scope",
                "'scopes':['BestEffort'],'hard':{'cpu':'1'} | spec.scopes: Invalid value: [\"BestEffort\"]: unsupported scope applied to resource",
                "'scopes':['Terminating','NotTerminating'] | spec.scopes: Invalid value: [\"Terminating\",\"NotTerminating\"]: conflicting scopes",
                "'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'In'}]} | spec.scopeSelector.matchExpressions.values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
                "'scopeSelector':{'matchExpressions':[{'scopeName':'BestEffort','operator':'In','values':['x']}]} | spec.scopeSelector.matchExpressions.operator: Invalid value: \"In\": must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity",
                "'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'Odd'}]} | spec.scopeSelector.matchExpressions.operator: Invalid value: \"Odd\": not a valid selector operator",
            })
    void a_quota_is_refused(String spec, String expected) {
        assertEquals(
                "ResourceQuota \"x\" is invalid: " + expected,
                server.refusal("v1/resourcequotas", "{'metadata':{'name':'x'},'spec':{" + spec + "}}"));
    }

    @Test
    void the_older_release_knows_fewer_scopes() {
        String quota = "{'metadata':{'name':'x'},'spec':{'scopes':['CrossNamespacePodAffinity']}}";
        assertTrue(older.refusal("v1/resourcequotas", quota).endsWith("unsupported scope"));
        server.create("v1/resourcequotas", quota);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'Pod','default':{'cpu':'1'} | default: Forbidden: may not be specified when `type` is 'Pod'",
                "'type':'Container','max':{'disk':'1'} | max[disk]: Invalid value: \"disk\": must be a standard resource type or fully qualified",
                "'type':'Pod','maxLimitRequestRatio':{'cpu':'500m'} | maxLimitRequestRatio[cpu]: Invalid value: \"500m\": ratio 500m is less than 1",
                "'type':'Pod','min':{'cpu':'1'},'max':{'cpu':'2'},'maxLimitRequestRatio':{'cpu':'3'} | maxLimitRequestRatio[cpu]: Invalid value: \"3\": ratio 3 is greater than max/min = 2.000000",
                "'type':'Container','default':{'a.b/c':'2'},'defaultRequest':{'a.b/c':'1'} | defaultRequest[a.b/c]: Invalid value: \"1\": default value 2 must equal to defaultRequest value 1 in a.b/c",
                "'type':'Container','min':{'cpu':'3'},'default':{'cpu':'2'},'defaultRequest':{'cpu':'3'} | defaultRequest[cpu]: Invalid value: \"3\": default request value 3 is greater than default limit value 2, spec.limits[0].default[cpu]: Invalid value: \"3\": min value 3 is greater than default value 2]",
            })
    void a_limit_is_refused(String limit, String expected) {
        String message =
                server.refusal("v1/limitranges", "{'metadata':{'name':'x'},'spec':{'limits':[{" + limit + "}]}}");
        assertTrue(message.contains("spec.limits[0]." + expected), message);
    }

    @Test
    void a_node_gives_its_pods_one_block_of_each_family() {
        assertEquals(
                "Node \"x\" is invalid: spec.podCIDRs: Invalid value: [\"10.0.0.0/8\",\"11.0.0.0/8\"]: may specify no more"
                        + " than one CIDR for each IP family",
                server.refusal(
                        "v1/nodes", "{'metadata':{'name':'x'},'spec':{'podCIDRs':['10.0.0.0/8','11.0.0.0/8']}}"));
    }

    @Test
    void a_runtime_class_tolerates_a_taint_once() {
        assertEquals(
                "RuntimeClass.node.k8s.io \"x\" is invalid: scheduling.tolerations[1]: Duplicate value:"
                        + " {\"Key\":\"\",\"Operator\":\"Exists\",\"Value\":\"\",\"Effect\":\"\",\"TolerationSeconds\":null}",
                server.refusal(
                        "node.k8s.io/v1/runtimeclasses",
                        "{'metadata':{'name':'x'},'handler':'h','scheduling':{'tolerations':[{'operator':'Exists'},"
                                + "{'operator':'Exists'}]}}"));
    }

    @Test
    void the_status_of_a_disruption_budget_has_proper_conditions() {
        String budgets = "policy/v1/poddisruptionbudgets";
        server.create(budgets, "{'metadata':{'name':'x'},'spec':{'minAvailable':1}}");
        String message = BuiltInServer.refusal(() -> server.update(
                        budgets + "/status",
                        "x",
                        tree -> tree.withObjectProperty("status")
                                .withArrayProperty("conditions")
                                .addObject()
                                .put("type", "T")
                                .put("status", "Odd")))
                .message();
        assertTrue(
                message.contains("status.conditions[0].status: Unsupported value: \"Odd\": supported values: \"False\","
                        + " \"True\", \"Unknown\", status.conditions[0].lastTransitionTime: Required value: must be"
                        + " set, status.conditions[0].reason: Required value: must be set"),
                message);
    }
}
