package io.drydock.kubeapiserver.protobuf;

import static io.drydock.kubeapiserver.protobuf.Wire.PROTOBUF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.protobuf.Wire.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests and answers in protobuf, in both releases. */
@ParameterizedClass(name = "release {0}")
@ValueSource(strings = {"1.20", "1.36"})
class ProtobufServerTest {
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

    private static Wire wire;

    @Parameter
    String release = "";

    @BeforeParameterizedClassInvocation
    static void start(String release) throws IOException, InterruptedException {
        wire = Wire.start(release);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        wire.close();
    }

    @Test
    void every_resource_is_listed_as_it_is_in_json() throws Exception {
        TypeCatalog catalog = TypeCatalog.load(wire.release());
        List<String> compared = new ArrayList<>();
        for (String path : listed()) {
            ObjectNode json = wire.getJson(path);
            Answer answer = wire.get(path);
            if (!json.equals(wire.getJson(path))) {
                // Somebody has written meanwhile.
                continue;
            }
            assertEquals(PROTOBUF, answer.contentType(), path);
            KubeObject list = KubeObject.of(answer.tree());
            StructType type = catalog.kind(list.groupVersionKind()).orElseThrow();
            JsonNode read = text(CanonicalForm.ofStored(list.tree(), type)).path("items");
            assertEquals(json.path("items").size(), read.size(), path);
            for (int i = 0; i < read.size(); i++) {
                assertEquals(json.path("items").get(i), read.get(i), path);
            }
            compared.add(path);
        }
        assertTrue(compared.size() > 40, () -> "only " + compared);
    }

    private static List<String> listed() throws IOException, InterruptedException {
        List<String> versions = new ArrayList<>(List.of("/api/v1"));
        for (JsonNode group : wire.getJson("/apis").path("groups")) {
            group.path("versions")
                    .forEach(version ->
                            versions.add("/apis/" + version.path("groupVersion").asString()));
        }
        List<String> paths = new ArrayList<>();
        for (String version : versions) {
            for (JsonNode resource : wire.getJson(version).path("resources")) {
                if (resource.path("verbs").toString().contains("\"list\"")) {
                    paths.add(version + "/" + resource.path("name").asString());
                }
            }
        }
        return paths;
    }

    @Test
    void discovery_is_answered_as_it_is_in_json() throws Exception {
        for (String path : List.of("/api", "/apis", "/apis/apps", "/apis/apps/v1", "/api/v1")) {
            ObjectNode json = wire.getJson(path);
            ObjectNode read = text(wire.get(path).tree());
            assertEquals(json.path("kind"), read.path("kind"), path);
            assertEquals(json.path("groups").size(), read.path("groups").size(), path);
            assertEquals(json.path("versions"), read.path("versions"), path);
            for (int i = 0; i < json.path("resources").size(); i++) {
                ObjectNode resource = (ObjectNode) json.path("resources").get(i).deepCopy();
                resource.properties()
                        .removeIf(field -> field.getValue().isString()
                                && field.getValue().asString().isEmpty());
                resource.properties()
                        .removeIf(field -> field.getValue().isBoolean()
                                && !field.getValue().asBoolean());
                assertEquals(resource, read.path("resources").get(i), path);
            }
        }
    }

    @Test
    void an_object_is_created_read_replaced_and_deleted() throws Exception {
        Answer created = wire.send("POST", CONFIG_MAPS, """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"crud","labels":{"b":"2","a":"1"}},
                 "data":{"k":"v"},"binaryData":{"x":"AAEC"}}""");
        assertEquals(201, created.code());
        assertEquals(PROTOBUF, created.contentType());
        ObjectNode object = wire.getJson(CONFIG_MAPS + "/crud");
        assertEquals("AAEC", object.at("/binaryData/x").asString());
        object.withObject("/data").put("k", "w");
        assertEquals(
                200, wire.send("PUT", CONFIG_MAPS + "/crud", object.toString()).code());
        assertEquals("w", wire.get(CONFIG_MAPS + "/crud").tree().at("/data/k").asString());
        Answer stale = wire.send("PUT", CONFIG_MAPS + "/crud", object.toString());
        assertEquals(409, stale.code());
        assertEquals("Conflict", stale.tree().path("reason").asString());
        String options = """
                {"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"another"}}""";
        assertEquals(409, wire.send("DELETE", CONFIG_MAPS + "/crud", options).code());
        Answer deleted = wire.send("DELETE", CONFIG_MAPS + "/crud", """
                {"apiVersion":"v1","kind":"DeleteOptions","propagationPolicy":"Background"}""");
        assertEquals(200, deleted.code());
        assertEquals("Status", deleted.tree().path("kind").asString());
        assertEquals(404, wire.get(CONFIG_MAPS + "/crud").code());
    }

    @Test
    void a_dry_run_in_the_options_deletes_no_collection() throws Exception {
        configMap("kept");
        String query = "?fieldSelector=metadata.name%3Dkept";
        assertEquals(200, wire.send("DELETE", CONFIG_MAPS + query, """
                        {"apiVersion":"v1","kind":"DeleteOptions","dryRun":["All"]}""").code());
        assertEquals(200, wire.get(CONFIG_MAPS + "/kept").code());
        assertEquals(200, wire.send("DELETE", CONFIG_MAPS + query, """
                        {"apiVersion":"v1","kind":"DeleteOptions"}""").code());
        assertEquals(404, wire.get(CONFIG_MAPS + "/kept").code());
    }

    @Test
    void a_pod_is_bound_given_a_status_and_evicted() throws Exception {
        pod("p");
        assertEquals(201, wire.send("POST", PODS + "/p/binding", """
                        {"apiVersion":"v1","kind":"Binding","metadata":{"name":"p"},
                         "target":{"kind":"Node","name":"n"}}""").code());
        ObjectNode pod = wire.getJson(PODS + "/p");
        assertEquals("n", pod.at("/spec/nodeName").asString());
        pod.withObject("/status").put("phase", "Running");
        Answer status = wire.send("PUT", PODS + "/p/status", pod.toString());
        assertEquals(200, status.code());
        assertEquals("Running", status.tree().at("/status/phase").asString());
        String policy = wire.release() == Release.V1_20 ? "policy/v1beta1" : "policy/v1";
        Answer evicted = wire.send("POST", PODS + "/p/eviction", """
                {"apiVersion":"%s","kind":"Eviction","metadata":{"name":"p"},
                 "deleteOptions":{"gracePeriodSeconds":0}}""".formatted(policy));
        assertEquals(201, evicted.code());
        assertEquals("Success", evicted.tree().path("status").asString());
        assertEquals(404, wire.get(PODS + "/p").code());
    }

    @Test
    void a_scale_is_read_and_set() throws Exception {
        assertEquals(201, wire.send("POST", DEPLOYMENTS, """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"},"spec":{"replicas":2,
                 "selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},
                 "spec":{"containers":[{"name":"c","image":"i","ports":[{"containerPort":80}],
                   "resources":{"limits":{"cpu":"0.5"}},
                   "readinessProbe":{"httpGet":{"path":"/","port":"http"}}}]}}}}""").code());
        ObjectNode scale = text(wire.get(DEPLOYMENTS + "/d/scale").tree());
        assertEquals(2, scale.at("/spec/replicas").asInt());
        scale.withObject("/spec").put("replicas", 0);
        assertEquals(
                200,
                wire.send("PUT", DEPLOYMENTS + "/d/scale", scale.toString()).code());
        ObjectNode deployment = wire.getJson(DEPLOYMENTS + "/d");
        assertEquals(0, deployment.at("/spec/replicas").asInt(-1));
        JsonNode container = deployment.at("/spec/template/spec/containers/0");
        assertEquals("500m", container.at("/resources/limits/cpu").asString());
        assertEquals("TCP", container.at("/ports/0/protocol").asString(), "defaults are given");
    }

    @Test
    void reviews_and_tokens_are_answered() throws Exception {
        Answer review = wire.send("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", """
                {"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview",
                 "spec":{"resourceAttributes":{"verb":"get","resource":"pods"}}}""");
        assertEquals(201, review.code());
        assertTrue(review.tree().at("/status/allowed").asBoolean());
        String accounts = "/api/v1/namespaces/default/serviceaccounts";
        wire.send("POST", accounts, """
                {"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"robot"}}""");
        Answer token = wire.send("POST", accounts + "/robot/token", """
                {"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":3600}}""");
        assertEquals(201, token.code());
        assertEquals(3, token.tree().at("/status/token").asString().split("\\.", -1).length);
    }

    @Test
    void metadata_alone_is_the_same_as_in_json() throws Exception {
        configMap("partial");
        String one = "%s;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
        String many = "%s;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
        assertEquals(
                text(wire.get(CONFIG_MAPS + "/partial", one.formatted("application/json"))),
                text(wire.get(CONFIG_MAPS + "/partial", one.formatted(PROTOBUF)).tree()));
        String query = CONFIG_MAPS + "?fieldSelector=metadata.name%3Dpartial";
        ObjectNode list = text(wire.get(query, many.formatted(PROTOBUF)).tree());
        assertEquals("PartialObjectMetadataList", list.path("kind").asString());
        assertEquals(
                text(wire.get(query, many.formatted("application/json"))).at("/items/0/metadata"),
                list.at("/items/0/metadata"));
        assertEquals(406, wire.get(query, one.formatted(PROTOBUF)).code());
        String beta = many.formatted(PROTOBUF).replace("v=v1", "v=v1beta1");
        assertEquals(
                "partial",
                wire.get(query, beta).tree().at("/items/0/metadata/name").asString());
    }

    @Test
    void a_definition_keeps_its_schema() throws Exception {
        String path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        String schema = """
                {"type":"object","properties":{
                 "ports":{"type":"array","items":{"type":"integer","format":"int32"}},
                 "labels":{"type":"object","additionalProperties":{"type":"string"}},
                 "level":{"type":"string","default":"low","enum":["low","high"]},
                 "port":{"x-kubernetes-int-or-string":true}}}""";
        Answer created = wire.send("POST", path, """
                {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
                 "metadata":{"name":"boats.example.com"},"spec":{"group":"example.com","scope":"Namespaced",
                 "names":{"plural":"boats","kind":"Boat"},"versions":[{"name":"v1","served":true,"storage":true,
                 "schema":{"openAPIV3Schema":%s}}]}}""".formatted(schema));
        assertEquals(201, created.code(), () -> created.tree().toString());
        String at = "/spec/versions/0/schema/openAPIV3Schema";
        assertEquals(
                JsonMapper.shared().readTree(schema),
                wire.getJson(path + "/boats.example.com").at(at));
        assertEquals(
                JsonMapper.shared().readTree(schema),
                text(wire.get(path + "/boats.example.com").tree()).at(at));
    }

    @Test
    void a_table_does_not_come_in_protobuf() throws Exception {
        String table = ";as=Table;g=meta.k8s.io;v=v1";
        Answer refused = wire.get(CONFIG_MAPS, PROTOBUF + table);
        assertEquals(406, refused.code());
        assertEquals(
                "only the following media types are accepted: application/json, application/yaml, " + PROTOBUF,
                text(refused).path("message").asString());
        Answer json = wire.get(CONFIG_MAPS, PROTOBUF + table + ",application/json" + table);
        assertEquals("application/json", json.contentType());
    }

    @Test
    void a_patch_cannot_be_one() throws Exception {
        configMap("patched");
        Answer answer = wire.sendBytes("PATCH", CONFIG_MAPS + "/patched", new byte[] {'k', '8', 's', 0}, PROTOBUF);
        assertEquals(415, answer.code());
        assertEquals("UnsupportedMediaType", answer.tree().path("reason").asString());
    }

    @Test
    void what_is_no_object_is_refused_in_the_real_words() throws Exception {
        Answer answer = wire.sendBytes("POST", CONFIG_MAPS, "{}".getBytes(UTF_8), PROTOBUF);
        assertEquals(400, answer.code());
        assertEquals(
                "the object provided is unrecognized (must be of type ConfigMap): provided data does not appear to be a"
                        + " protobuf message, expected prefix [107 56 115 0] ({})",
                answer.tree().path("message").asString());
        Answer another = wire.send("POST", CONFIG_MAPS, """
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"}}""");
        assertEquals(400, another.code());
        assertTrue(another.tree().path("message").asString().startsWith("Secret in version \"v1\" cannot be handled"));
    }

    private static void configMap(String name) throws IOException, InterruptedException {
        assertEquals(201, wire.send("POST", CONFIG_MAPS, """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s"},"data":{"k":"v"}}""".formatted(name)).code());
    }

    private static void pod(String name) throws IOException, InterruptedException {
        assertEquals(201, wire.send("POST", PODS, """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s"},
                 "spec":{"containers":[{"name":"c","image":"i"}]}}""".formatted(name)).code());
    }

    private static ObjectNode text(Answer answer) {
        return (ObjectNode) JsonMapper.shared().readTree(answer.bytes());
    }

    private static ObjectNode text(ObjectNode tree) {
        return (ObjectNode) JsonMapper.shared().readTree(tree.toString());
    }
}
