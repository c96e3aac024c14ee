package io.drydock.kubeapiserver.registry.flowcontrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowControlValidationTest {
    private static final String SCHEMAS = "flowcontrol.apiserver.k8s.io/v1/flowschemas";
    private static final String LEVELS = "flowcontrol.apiserver.k8s.io/v1/prioritylevelconfigurations";
    private static final String OLD_LEVELS = "flowcontrol.apiserver.k8s.io/v1beta1/prioritylevelconfigurations";

    private final BuiltInServer server = new BuiltInServer(Release.V1_36);
    private final BuiltInServer older = new BuiltInServer(Release.V1_20);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'Robot' | [0].subjects[0].kind: Unsupported value: \"Robot\": supported values: \"Group\", \"ServiceAccount\", \"User\"",
                "'kind':'User' | [0].subjects[0].user: Required value: user is required when subject kind is 'User'",
                "'kind':'User','user':{'name':'u'},'group':{'name':'g'} | [0].subjects[0].group: Forbidden: group is forbidden when subject kind is not 'Group'",
                "'kind':'ServiceAccount','serviceAccount':{'name':'*'} | [0].subjects[0].serviceAccount.namespace: Required value: must specify namespace for service account",
            })
    void a_subject_is_refused(String subject, String expected) {
        String rule = "'rules':[{'subjects':[{" + subject + "}],'nonResourceRules':[{'verbs':['*'],"
                + "'nonResourceURLs':['*']}]}]";
        assertEquals(
                "FlowSchema.flowcontrol.apiserver.k8s.io \"x\" is invalid: spec.rules" + expected,
                server.refusal(SCHEMAS, schema(rule)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'nonResourceRules':[{'verbs':['get'],'nonResourceURLs':['/a/*/b']}] | .nonResourceRules[0].nonResourceURLs[0]: Invalid value: \"/a/*/b\": wildcard can only do suffix matching",
                "'nonResourceRules':[{'verbs':['see'],'nonResourceURLs':['*']}] | .nonResourceRules[0].verbs: Unsupported value: [\"see\"]: supported values: \"create\", \"delete\", \"deletecollection\", \"get\", \"list\", \"patch\", \"proxy\", \"update\", \"watch\"",
                "'resourceRules':[{'verbs':['*','get'],'apiGroups':['*'],'resources':['*'],'namespaces':['*']}] | .resourceRules[0].verbs: Invalid value: [\"*\",\"get\"]: if '*' is present, must not specify other verbs",
                "'resourceRules':[{'verbs':['*'],'apiGroups':['*'],'resources':['*']}] | .resourceRules[0].namespaces: Required value: resource rules that are not cluster scoped must supply at least one namespace",
                "'resourceRules':[] | : Required value: at least one of resourceRules and nonResourceRules has to be non-empty",
            })
    void a_rule_is_refused(String rules, String expected) {
        String rule = "'rules':[{'subjects':[{'kind':'User','user':{'name':'u'}}]," + rules + "}]";
        assertEquals(
                "FlowSchema.flowcontrol.apiserver.k8s.io \"x\" is invalid: spec.rules[0]" + expected,
                server.refusal(SCHEMAS, schema(rule)));
    }

    @Test
    void only_the_exempt_schema_comes_first() {
        assertTrue(server.refusal(SCHEMAS, schema("'matchingPrecedence':1"))
                .contains("only the schema named 'exempt' may have matchingPrecedence 1"));
        KubeObject usual = server.create(SCHEMAS, schema("'rules':[]"));
        assertEquals(1000, usual.at("spec", "matchingPrecedence").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'Limited' | spec.limited: Required value: must not be empty when type is Limited",
                "'type':'Limited','limited':{'limitResponse':{'type':'Queue'}} | spec.limited.limitResponse.queuing: Required value: must not be empty if limited.limitResponse.type is Limited",
                "'type':'Limited','limited':{'nominalConcurrencyShares':-1,'limitResponse':{'type':'Reject'}} | spec.limited.nominalConcurrencyShares: Invalid value: -1: must be a non-negative integer",
                "'type':'Limited','limited':{'lendablePercent':101,'limitResponse':{'type':'Reject'}} | spec.limited.lendablePercent: Invalid value: 101: must be between 0 and 100, inclusive",
                "'type':'Limited','limited':{'limitResponse':{'type':'Queue','queuing':{'queues':4,'handSize':5}}} | spec.limited.limitResponse.queuing.handSize: Invalid value: 5: should not be greater than queues (4)",
                "'type':'Limited','limited':{'limitResponse':{'type':'Queue','queuing':{'queues':128,'handSize':10}}} | spec.limited.limitResponse.queuing.handSize: Invalid value: 10: required entropy bits of deckSize 128 and handSize 10 should not be greater than 60",
            })
    void a_priority_level_is_refused(String spec, String expected) {
        assertEquals(
                "PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io \"x\" is invalid: " + expected,
                server.refusal(LEVELS, "{'metadata':{'name':'x'},'spec':{" + spec + "}}"));
    }

    @Test
    void the_mandatory_objects_stay_what_they_are() {
        for (BuiltInServer either : new BuiltInServer[] {server, older}) {
            new BootstrapFlowControl(either == server ? Release.V1_36 : Release.V1_20, either.directory()).ensure();
            String levels = either == server ? LEVELS : OLD_LEVELS;
            String message = BuiltInServer.refusal(() -> either.update(
                            levels,
                            "catch-all",
                            tree -> tree.withObjectProperty("spec")
                                    .withObjectProperty("limited")
                                    .withObjectProperty("limitResponse")
                                    .put("type", "Reject")
                                    .putObject("queuing")
                                    .put("queues", 1)))
                    .message();
            assertTrue(message.contains("spec of 'catch-all' must equal the fixed value"), message);
        }
        server.update(
                LEVELS,
                "exempt",
                tree -> tree.withObjectProperty("spec")
                        .withObjectProperty("exempt")
                        .put("nominalConcurrencyShares", 5));
    }

    @Test
    void a_limit_has_shares_and_queues_of_usual_size() {
        String level = "{'metadata':{'name':'x'},'spec':{'type':'Limited','limited':{'limitResponse':"
                + "{'type':'Queue','queuing':{}}}}}";
        KubeObject made = server.create(LEVELS, level);
        assertEquals(30, made.at("spec", "limited", "nominalConcurrencyShares").asInt());
        assertEquals(
                "{\"queues\":64,\"handSize\":8,\"queueLengthLimit\":50}",
                made.at("spec", "limited", "limitResponse", "queuing").toString());
        assertEquals(
                30,
                older.create(OLD_LEVELS, level)
                        .at("spec", "limited", "assuredConcurrencyShares")
                        .asInt());
    }

    private static String schema(String fields) {
        return "{'metadata':{'name':'x'},'spec':{'priorityLevelConfiguration':{'name':'p'}," + fields + "}}";
    }
}
