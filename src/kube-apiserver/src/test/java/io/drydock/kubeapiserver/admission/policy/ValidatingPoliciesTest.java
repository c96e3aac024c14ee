package io.drydock.kubeapiserver.admission.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Eventually;
import io.drydock.kubeapiserver.running.Requests;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies on a server as users write them. Each test has its own, which sees config maps with its label only. */
class ValidatingPoliciesTest {
    private static final String GROUP = "/apis/admissionregistration.k8s.io/v1/";
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String AUDIT = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules:
            - level: Metadata
              verbs: [create]
              resources: [{group: "", resources: [configmaps]}]
            - level: None
            """;

    @TempDir
    static Path folder;

    private static RunningServer server;
    private static Requests requests;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path policy = Files.writeString(folder.resolve("audit.yaml"), AUDIT);
        server =
                RunningServer.start("--audit-policy-file=" + policy, "--audit-log-path=" + folder.resolve("audit.log"));
        requests = new Requests(server);
    }

    @AfterAll
    static void stop() {
        requests.close();
        server.close();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    /** @param spec besides the constraints, with single quotes for double ones */
    private static HttpResponse<String> createPolicy(String name, String spec) {
        String body = """
                {'metadata': {'name': '%1$s'}, 'spec': {'matchConstraints': {
                   'objectSelector': {'matchLabels': {'case': '%1$s'}},
                   'resourceRules': [{'operations': ['CREATE', 'UPDATE'], 'apiGroups': [''], 'apiVersions': ['v1'],
                     'resources': ['configmaps']}]}, %2$s}}
                """.formatted(name, spec);
        return requests.send("POST", GROUP + "validatingadmissionpolicies", body.replace('\'', '"'));
    }

    private static HttpResponse<String> bind(String name, String more) {
        String body = "{'metadata': {'name': '%1$s-binding'}, 'spec': {'policyName': '%1$s', %2$s}}"
                .formatted(name, more)
                .replace('\'', '"');
        return requests.send("POST", GROUP + "validatingadmissionpolicybindings", body);
    }

    private static HttpResponse<String> createMap(String policy, String name, String data, boolean dryRun) {
        String body = "{'metadata': {'name': '%s', 'labels': {'case': '%s'}}, 'data': %s}"
                .formatted(name, policy, data)
                .replace('\'', '"');
        return requests.send("POST", CONFIG_MAPS + (dryRun ? "?dryRun=All" : ""), body);
    }

    /** Makes both and waits until the policy refuses this. */
    private static JsonNode refusal(String name, String spec, String binding, String data) throws InterruptedException {
        HttpResponse<String> created = createPolicy(name, spec);
        assertEquals(201, created.statusCode(), created::body);
        HttpResponse<String> bound = bind(name, binding);
        assertEquals(201, bound.statusCode(), bound::body);
        Eventually.await(
                () -> createMap(name, "probe-" + name, data, true).statusCode() != 201, () -> "no refusal by " + name);
        return Requests.json(createMap(name, "probe-" + name, data, true));
    }

    @Test
    void a_write_that_a_policy_refuses_gets_its_message_and_reason() throws InterruptedException {
        JsonNode status = refusal(
                "size-limit", """
                'validations': [
                  {'expression': 'size(object.data) <= 1', 'messageExpression': '\\"has \\" + string(size(object.data)) + \\" entries\\"',
                   'reason': 'Forbidden'}]""".replace("\\\"", "\\u0022"), "'validationActions': ['Deny']", "{'a': '1', 'b': '2'}");
        assertEquals(403, status.path("code").asInt());
        assertEquals("Forbidden", status.path("reason").asString());
        assertEquals(
                "configmaps \"probe-size-limit\" is forbidden: ValidatingAdmissionPolicy 'size-limit' with binding"
                        + " 'size-limit-binding' denied request: has 2 entries",
                status.path("message").asString());
        assertEquals(
                "ValidatingAdmissionPolicy 'size-limit' with binding 'size-limit-binding' denied request: has 2"
                        + " entries",
                status.at("/details/causes/0/message").asString());
        assertEquals(201, createMap("size-limit", "small", "{'a': '1'}", false).statusCode());
    }

    @Test
    void where_there_is_no_old_object_it_has_no_fields() throws InterruptedException {
        JsonNode status = refusal(
                "new-only",
                "'validations': [{'expression': 'has(oldObject.data) && oldObject.data.size() > 0'}]",
                "'validationActions': ['Deny']",
                "{'a': '1'}");
        assertTrue(
                status.path("message")
                        .asString()
                        .endsWith(
                                "denied request: failed expression: has(oldObject.data) && oldObject.data.size() > 0"),
                status::toString);
    }

    @Test
    void without_a_message_the_expression_is_shown_and_the_write_is_invalid() throws InterruptedException {
        JsonNode status = refusal(
                "plain",
                "'validations': [{'expression': '!has(object.data.secret)'}]",
                "'validationActions': ['Deny']",
                "{'secret': 'x'}");
        assertEquals(422, status.path("code").asInt());
        assertEquals("Invalid", status.path("reason").asString());
        assertTrue(
                status.path("message")
                        .asString()
                        .endsWith("denied request: failed expression: !has(object.data.secret)"),
                status::toString);
    }

    @Test
    void warnings_and_audit_notes_let_the_write_pass() throws Exception {
        assertEquals(201, createPolicy("gentle", """
                                'validations': [{'expression': 'object.data.x == request.name', 'message': 'x must be the name'}],
                                'auditAnnotations': [{'key': 'data-size', 'valueExpression': 'string(size(object.data))'}]""").statusCode());
        assertEquals(
                201, bind("gentle", "'validationActions': ['Warn', 'Audit']").statusCode());
        Eventually.await(
                () -> createMap("gentle", "probe", "{'x': 'y'}", true)
                        .headers()
                        .firstValue("Warning")
                        .isPresent(),
                () -> "no warning");
        HttpResponse<String> created = createMap("gentle", "noted", "{'x': 'y'}", false);
        assertEquals(201, created.statusCode(), created::body);
        assertEquals(
                "299 - \"Validation failed for ValidatingAdmissionPolicy 'gentle' with binding 'gentle-binding': x must"
                        + " be the name\"",
                created.headers().firstValue("Warning").orElseThrow());
        Path log = folder.resolve("audit.log");
        Eventually.await(() -> read(log).contains("gentle/data-size"), () -> read(log));
        JsonNode event = read(log)
                .lines()
                .filter(line -> line.contains("gentle/data-size"))
                .map(JsonMapper.shared()::readTree)
                .findFirst()
                .orElseThrow();
        assertEquals("1", event.at("/annotations/gentle~1data-size").asString(), event::toString);
        assertEquals(
                json("""
                     [{'message': 'x must be the name', 'policy': 'gentle', 'binding': 'gentle-binding',
                       'expressionIndex': 0, 'validationActions': ['Warn', 'Audit']}]"""),
                JsonMapper.shared()
                        .readTree(event.at("/annotations/validation.policy.admission.k8s.io~1validation_failure")
                                .asString()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void parameters_come_by_name_and_by_selector_and_may_have_to_be_there() throws InterruptedException {
        requests.post(
                CONFIG_MAPS,
                "{\"metadata\": {\"name\": \"limits\", \"labels\": {\"limits\": \"yes\"}}, \"data\": {\"most\": \"2\"}}");
        String policy = """
                'paramKind': {'apiVersion': 'v1', 'kind': 'ConfigMap'},
                'validations': [{'expression': 'size(object.data) <= int(params.data.most)'}]""";
        JsonNode byName = refusal(
                "by-name",
                policy,
                "'validationActions': ['Deny'], 'paramRef': {'name': 'limits', 'parameterNotFoundAction': 'Deny'}",
                "{'a': '', 'b': '', 'c': ''}");
        assertEquals(422, byName.path("code").asInt());
        assertEquals(
                201, createMap("by-name", "two", "{'a': '', 'b': ''}", true).statusCode());
        refusal("by-selector", policy, """
                'validationActions': ['Deny'], 'paramRef': {'selector': {'matchLabels': {'limits': 'yes'}},
                'namespace': 'default', 'parameterNotFoundAction': 'Allow'}""", "{'a': '', 'b': '', 'c': ''}");
        JsonNode missing = refusal(
                "missing",
                policy,
                "'validationActions': ['Deny'], 'paramRef': {'name': 'nowhere', 'parameterNotFoundAction': 'Deny'}",
                "{}");
        assertTrue(
                missing.path("message")
                        .asString()
                        .endsWith("denied request: failed to configure binding: no params found for policy binding with"
                                + " `Deny` parameterNotFoundAction"),
                missing::toString);
    }

    @Test
    void variables_build_on_each_other_and_conditions_say_when() throws InterruptedException {
        refusal("composed", """
                'matchConditions': [{'name': 'not-exempt', 'expression': '!(\\u0022exempt\\u0022 in object.metadata.labels)'}],
                'variables': [{'name': 'sizes', 'expression': 'object.data.map(k, size(object.data[k]))'},
                              {'name': 'total', 'expression': 'variables.sizes.sum()'}],
                'validations': [{'expression': 'variables.total < 5 && namespaceObject.metadata.name == request.namespace'}]""", "'validationActions': ['Deny']", "{'a': '123', 'b': '456'}");
        assertEquals(
                201, requests.send("POST", CONFIG_MAPS + "?dryRun=All", """
                                {"metadata": {"name": "free", "labels": {"case": "composed", "exempt": ""}},
                                 "data": {"a": "123456"}}""").statusCode());
        assertEquals(201, createMap("composed", "short", "{'a': '12'}", true).statusCode());
    }

    @Test
    void the_authorizer_can_be_asked() throws InterruptedException {
        JsonNode status = refusal("authorized", """
                'validations': [
                  {'expression': 'authorizer.requestResource.check(\\u0022create\\u0022).allowed()', 'message': 'admin may'},
                  {'expression': 'authorizer.serviceAccount(\\u0022default\\u0022, \\u0022robot\\u0022).group(\\u0022\\u0022).resource(\\u0022pods\\u0022).check(\\u0022delete\\u0022).allowed()',
                   'message': 'the robot may not'}]""", "'validationActions': ['Deny']", "{}");
        assertTrue(status.path("message").asString().endsWith("the robot may not"), status::toString);
    }

    @Test
    void an_expression_that_fails_refuses_unless_failures_are_ignored() throws InterruptedException {
        JsonNode status = refusal(
                "failing",
                "'validations': [{'expression': 'object.data.nothing == object.metadata.name'}]",
                "'validationActions': ['Deny']",
                "{'x': 'y'}");
        assertTrue(
                status.path("message")
                        .asString()
                        .endsWith("denied request: expression 'object.data.nothing == object.metadata.name' resulted in"
                                + " error: no such key: nothing"),
                status::toString);
        refusal("lenient", """
                'failurePolicy': 'Ignore',
                'validations': [{'expression': 'object.data.nothing == object.metadata.name'},
                                {'expression': 'object.data.x != \\u0022bad\\u0022'}]""", "'validationActions': ['Deny']", "{'x': 'bad'}");
        assertEquals(201, createMap("lenient", "good", "{'x': 'good'}", true).statusCode());
    }

    @Test
    void what_costs_too_much_is_ended() throws InterruptedException {
        JsonNode status = refusal(
                "costly",
                "'validations': [{'expression': 'lists.range(2000).all(a, lists.range(2000).all(b, a + b >= 0))'}]",
                "'validationActions': ['Deny']",
                "{}");
        assertTrue(
                status.path("message").asString().endsWith("operation cancelled: actual cost limit exceeded"),
                status::toString);
    }

    @Test
    void policies_and_bindings_are_checked_when_they_are_written() {
        JsonNode status = Requests.json(createPolicy("broken", """
                'matchConditions': [{'name': 'a b', 'expression': 'object.x'}],
                'variables': [{'name': 'if', 'expression': '1 +'}],
                'validations': [{'expression': 'foo == 1', 'reason': 'Nonsense'}, {'expression': '1'}]"""));
        assertEquals(422, status.path("code").asInt(), status::toString);
        assertEquals(
                "spec.matchConditions[0].expression: must evaluate to bool but got dyn",
                cause(status, 0, "Invalid value: \"object.x\": "));
        assertTrue(cause(status, 1, "Invalid value: \"a b\": ").startsWith("spec.matchConditions[0].name: "));
        assertEquals(
                "spec.variables[0].name: must be a valid CEL identifier", cause(status, 2, "Invalid value: \"if\": "));
        assertTrue(
                cause(status, 3, "Invalid value: \"1 +\": ")
                        .startsWith(
                                "spec.variables[0].expression: compilation failed: ERROR: <input>:1:4: Syntax error: mismatched"));
        assertEquals(
                "spec.validations[0].expression: compilation failed: ERROR: <input>:1:1: undeclared reference to 'foo'"
                        + " (in container '')\n | foo == 1\n | ^",
                cause(status, 4, "Invalid value: \"foo == 1\": "));
        assertEquals(
                "spec.validations[0].reason",
                status.at("/details/causes/5/field").asString());
        assertEquals(
                "spec.validations[1].expression: must evaluate to bool but got int",
                cause(status, 6, "Invalid value: \"1\": "));
        JsonNode binding = Requests.json(bind("UPPER", "'validationActions': ['Deny', 'Warn'], 'paramRef': {}"));
        assertEquals(422, binding.path("code").asInt(), binding::toString);
        assertEquals("spec.paramRef", binding.at("/details/causes/2/field").asString(), binding::toString);
    }

    /** The field and the message of a cause, without the part that shows the value. */
    private static String cause(JsonNode status, int index, String value) {
        JsonNode cause = status.at("/details/causes/" + index);
        String message = cause.path("message").asString();
        assertTrue(message.startsWith(value), status::toString);
        return cause.path("field").asString() + ": " + message.substring(value.length());
    }

    @Test
    void who_may_not_read_parameters_may_not_have_a_policy_read_them() {
        requests.post("/apis/rbac.authorization.k8s.io/v1/clusterroles", """
                {"metadata": {"name": "policy-writer"}, "rules": [{"verbs": ["create"],
                  "apiGroups": ["admissionregistration.k8s.io"], "resources": ["*"]}]}""");
        requests.post("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", """
                {"metadata": {"name": "policy-writer"},
                 "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "policy-writer"},
                 "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "bob"}]}""");
        String body = """
                {'metadata': {'name': 'nosy'}, 'spec': {'paramKind': {'apiVersion': 'v1', 'kind': 'Secret'},
                 'matchConstraints': {'resourceRules': [{'operations': ['CREATE'], 'apiGroups': [''],
                  'apiVersions': ['v1'], 'resources': ['configmaps']}]},
                 'validations': [{'expression': 'params == null'}]}}""".replace('\'', '"');
        JsonNode status = Requests.json(
                requests.send("POST", GROUP + "validatingadmissionpolicies", body, "Impersonate-User", "bob"));
        assertEquals(422, status.path("code").asInt(), status::toString);
        assertEquals(
                "Forbidden: user &{bob  [system:authenticated] map[]} must have \"get\" permission on all objects of the"
                        + " referenced paramKind (kind=Secret, apiVersion=v1)",
                status.at("/details/causes/0/message").asString());
    }
}
