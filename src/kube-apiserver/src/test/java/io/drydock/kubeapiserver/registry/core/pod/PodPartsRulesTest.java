package io.drydock.kubeapiserver.registry.core.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rules of the newest release for what is written through a part of a pod. */
class PodPartsRulesTest {
    private final BuiltInServer server = new BuiltInServer(Release.V1_36);

    private static ObjectNode parse(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    }

    private void create(String spec) {
        server.create("v1/pods", "{'metadata':{'name':'x'},'spec':{" + spec + "}}");
    }

    private String refusal(String part, Consumer<ObjectNode> change) {
        return BuiltInServer.refusal(() -> server.update("v1/pods/" + part, "x", change))
                .message();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'conditions':[{'type':'-','status':'True'}] | status.conditions[0].Type: Invalid value: \"-\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                "'containerStatuses':[{'name':'c','state':{'running':{}}}] | status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state",
                "'resourceClaimStatuses':[{'name':'d'}] | status.resourceClaimStatuses[0].name: Invalid value: \"d\": must match the name of an entry in `spec.resourceClaims`",
                "'observedGeneration':-1 | status.observedGeneration: Invalid value: -1: must be a non-negative integer",
                "'qosClass':'Burstable' | status.qosClass: Invalid value: \"Burstable\": field is immutable",
                "'podIPs':[{'ip':'010.0.0.1'}] | status.podIPs[0]: Invalid value: \"010.0.0.1\": must not have leading 0s",
                "'podIPs':[{'ip':'10.0.0.1'},{'ip':'10.0.0.2'}] | status.podIPs: Invalid value: [{\"IP\":\"10.0.0.1\"},{\"IP\":\"10.0.0.2\"}]: may specify no more than one IP for each IP family",
                "'initContainerStatuses':[{'name':'i','user':{'linux':{'uid':-1,'gid':1}}}] | status.initContainerStatuses[0].user.linux.uid: Invalid value: -1: must be between 0 and 2147483647, inclusive",
                "'hostIP':'10.0.0.1','hostIPs':[{'ip':'10.0.0.2'}] | status.hostIPs[0].ip: Invalid value: \"10.0.0.2\": must be equal to `hostIP`",
            })
    void a_state_is_checked(String fields, String expected) {
        create("'restartPolicy':'Never','containers':[{'name':'c','image':'i'}]");
        ObjectNode ended = parse("{'containerStatuses':[{'name':'c','state':{'terminated':{'exitCode':1}}}]}");
        server.update("v1/pods/status", "x", pod -> ((ObjectNode) pod.path("status")).setAll(ended));

        String message = refusal("status", pod -> ((ObjectNode) pod.path("status")).setAll(parse("{" + fields + "}")));

        assertEquals("Pod \"x\" is invalid: " + expected, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'requests':{'cpu':'1'}} | spec.containers[0].resources.requests: Forbidden: resource requests cannot be removed",
                "{'requests':{'cpu':'1','ephemeral-storage':'2'}} | spec: Forbidden: only cpu and memory resources are mutable",
                "{'requests':{'cpu':'3','ephemeral-storage':'1'},'limits':{'cpu':'2'}} | spec.containers[0].resources.requests: Invalid value: \"3\": must be less than or equal to cpu limit of 2",
            })
    void other_than_more_or_less_is_refused(String resources, String expected) {
        create("'containers':[{'name':'c','image':'i','resources':{'requests':{'cpu':'1','ephemeral-storage':'1'}}}]");

        String message = refusal(
                "resize",
                pod -> ((ObjectNode) pod.path("spec").path("containers").get(0)).set("resources", parse(resources)));

        assertTrue(message.contains(expected), message);
    }

    @Test
    void containers_keep_their_names_and_order_when_resized() {
        create("'containers':[{'name':'c','image':'i'},{'name':'d','image':'i'}]");

        String message = refusal(
                "resize",
                pod -> ((ObjectNode) pod.path("spec").path("containers").get(1)).put("name", "e"));

        assertEquals(
                "Pod \"x\" is invalid: spec.containers[1].name: Forbidden: containers may not be renamed or reordered on resize",
                message);
    }
}
