package io.drydock.kubeapiserver.admission.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Eventually;
import io.drydock.kubeapiserver.running.Requests;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Policies that change writes. Each test has its own, which sees objects with its label only. */
class MutatingPoliciesTest {
    private static final String GROUP = "/apis/admissionregistration.k8s.io/v1/";
    private static final String NAMESPACE = "/api/v1/namespaces/default/";

    private static RunningServer server;
    private static Requests requests;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = RunningServer.start();
        requests = new Requests(server);
    }

    @AfterAll
    static void stop() {
        requests.close();
        server.close();
    }

    /** @param spec besides the constraints, with single quotes for double ones and backquotes for single ones */
    private static HttpResponse<String> createPolicy(String name, String spec) {
        String body = """
                {'metadata': {'name': '%1$s'}, 'spec': {'matchConstraints': {
                   'objectSelector': {'matchLabels': {'case': '%1$s'}},
                   'resourceRules': [{'operations': ['CREATE'], 'apiGroups': [''], 'apiVersions': ['v1'],
                     'resources': ['configmaps', 'pods']}]}, %2$s}}
                """.formatted(name, spec);
        return requests.send("POST", GROUP + "mutatingadmissionpolicies", quoted(body));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"').replace('`', '\'');
    }

    private static HttpResponse<String> create(String resource, String policy, String more) {
        String body = "{'metadata': {'name': 'by-%1$s', 'labels': {'case': '%1$s'}}, %2$s}".formatted(policy, more);
        return requests.send("POST", NAMESPACE + resource + "?dryRun=All", quoted(body));
    }

    /** Makes a policy and a binding, and waits until what is made of an object is as expected. */
    private static JsonNode mutated(
            String name, String spec, String resource, String object, Predicate<HttpResponse<String>> expected)
            throws InterruptedException {
        HttpResponse<String> created = createPolicy(name, spec);
        assertEquals(201, created.statusCode(), created::body);
        HttpResponse<String> bound = requests.send(
                "POST",
                GROUP + "mutatingadmissionpolicybindings",
                quoted("{'metadata': {'name': '%1$s-binding'}, 'spec': {'policyName': '%1$s'}}".formatted(name)));
        assertEquals(201, bound.statusCode(), bound::body);
        Eventually.await(
                () -> expected.test(create(resource, name, object)),
                () -> create(resource, name, object).body());
        return Requests.json(create(resource, name, object));
    }

    @Test
    void a_configuration_is_laid_over_the_object() throws InterruptedException {
        JsonNode map = mutated(
                "configured",
                """
                'reinvocationPolicy': 'Never',
                'variables': [{'name': 'team', 'expression': 'object.metadata.namespace + `-team`'}],
                'mutations': [{'patchType': 'ApplyConfiguration', 'applyConfiguration': {'expression':
                  'Object{metadata: Object.metadata{labels: {`team`: variables.team}}, data: {`added`: `yes`}}'}}]""",
                "configmaps",
                "'data': {'a': 'b'}",
                answer -> answer.body().contains("\"team\""));
        assertEquals("default-team", map.at("/metadata/labels/team").asString());
        assertEquals("configured", map.at("/metadata/labels/case").asString());
        assertEquals("yes", map.at("/data/added").asString());
        assertEquals("b", map.at("/data/a").asString());
    }

    @Test
    void a_configuration_adds_to_lists_by_their_keys() throws InterruptedException {
        JsonNode pod = mutated(
                "sidecar",
                """
                'reinvocationPolicy': 'IfNeeded',
                'matchConditions': [{'name': 'not-yet',
                   'expression': '!object.spec.?initContainers.orValue([]).exists(c, c.name == `mesh`)'}],
                'mutations': [{'patchType': 'ApplyConfiguration', 'applyConfiguration': {'expression':
                  'Object{spec: Object.spec{initContainers: [Object.spec.initContainers{name: `mesh`, image: `mesh:1`, restartPolicy: `Always`}]}}'}}]""",
                "pods",
                "'spec': {'initContainers': [{'name': 'first', 'image': 'first:1'}], 'containers': [{'name': 'main', 'image': 'main:1'}]}",
                answer -> answer.body().contains("mesh:1"));
        assertEquals(2, pod.at("/spec/initContainers").size(), pod::toString);
        assertEquals("first:1", pod.at("/spec/initContainers/0/image").asString());
        assertEquals("Always", pod.at("/spec/initContainers/1/restartPolicy").asString());
        assertEquals(
                "IfNotPresent", pod.at("/spec/initContainers/1/imagePullPolicy").asString());
    }

    @Test
    void a_patch_is_made_of_operations_and_a_test_that_fails_changes_nothing() throws InterruptedException {
        JsonNode map = mutated(
                "patched",
                """
                'reinvocationPolicy': 'Never',
                'mutations': [
                  {'patchType': 'JSONPatch', 'jsonPatch': {'expression':
                    '[JSONPatch{op: `add`, path: `/metadata/labels/` + jsonpatch.escapeKey(`example.com/size`), value: string(size(object.data))}]'}},
                  {'patchType': 'JSONPatch', 'jsonPatch': {'expression':
                    '[JSONPatch{op: `test`, path: `/data/a`, value: `other`}, JSONPatch{op: `remove`, path: `/data/a`}]'}}]""",
                "configmaps",
                "'data': {'a': 'b'}",
                answer -> answer.body().contains("example.com/size"));
        assertEquals("1", map.at("/metadata/labels/example.com~1size").asString());
        assertEquals("b", map.at("/data/a").asString());
    }

    @Test
    void what_cannot_be_made_refuses_the_write() throws InterruptedException {
        JsonNode status =
                mutated("failing", """
                'reinvocationPolicy': 'Never',
                'mutations': [{'patchType': 'ApplyConfiguration', 'applyConfiguration': {'expression':
                  'Object{data: {`copy`: object.data.nothing}}'}}]""", "configmaps", "'data': {'a': 'b'}", answer -> answer.statusCode() != 201);
        assertEquals(403, status.path("code").asInt());
        assertEquals("Invalid", status.path("reason").asString());
        assertEquals(
                "policy 'failing' with binding 'failing-binding' denied request: expression 'Object{data: {'copy':"
                        + " object.data.nothing}}' resulted in error: no such key: nothing",
                status.path("message").asString());
        JsonNode atomic = mutated(
                "atomic",
                """
                'reinvocationPolicy': 'Never',
                'mutations': [{'patchType': 'ApplyConfiguration', 'applyConfiguration': {'expression':
                  'Object{spec: Object.spec{nodeSelector: {`a`: `b`}}}'}}]""",
                "pods",
                "'spec': {'containers': [{'name': 'main', 'image': 'main:1'}]}",
                answer -> answer.statusCode() != 201);
        assertTrue(
                atomic.path("message")
                        .asString()
                        .endsWith("error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps"
                                + " or structs: .spec.nodeSelector"),
                atomic::toString);
    }

    @Test
    void policies_are_checked_when_they_are_written() {
        JsonNode status = Requests.json(createPolicy("broken", """
                'mutations': [{'patchType': 'JSONPatch', 'jsonPatch': {'expression': 'Object{}'}},
                              {'patchType': 'ApplyConfiguration'}, {'patchType': 'Other'}]"""));
        assertEquals(422, status.path("code").asInt(), status::toString);
        assertEquals(
                "Invalid value: \"Object{}\": must evaluate to list(JSONPatch) but got Object",
                status.at("/details/causes/0/message").asString());
        assertEquals(
                "spec.mutations[1].applyConfiguration",
                status.at("/details/causes/1/field").asString());
        assertEquals(
                "spec.mutations[2].patchType",
                status.at("/details/causes/2/field").asString());
        assertEquals(
                "spec.reinvocationPolicy", status.at("/details/causes/3/field").asString());
    }
}
