package io.drydock.apimachinery.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.ObjectReader.Format;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** The messages of 1.20 are those of a real 1.20.2 server. */
class ObjectReaderTest {
    private static final GroupVersionKind CONFIG_MAP = new GroupVersionKind("", "v1", "ConfigMap");
    private static final GroupVersionKind SECRET = new GroupVersionKind("", "v1", "Secret");
    private static final GroupVersionKind POD = new GroupVersionKind("", "v1", "Pod");
    private static final GroupVersionKind DEPLOYMENT = new GroupVersionKind("apps", "v1", "Deployment");
    private static final GroupVersionKind AUTOSCALER =
            new GroupVersionKind("autoscaling", "v1", "HorizontalPodAutoscaler");

    private final ObjectReader old = reader(Release.V1_20);
    private final ObjectReader current = reader(Release.V1_36);

    private static ObjectReader reader(Release release) {
        return new ObjectReader(Scheme.builder(TypeCatalog.load(release)).build());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "{not json ~ couldn't get version/kind; json parse error: invalid character 'n' looking for beginning"
                        + " of object key string ({not json)",
                "`` ~ couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)",
                "[] ~ couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type"
                        + " struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string"
                        + " \"json:\\\"kind,omitempty\\\"\" } (5b5d)",
                "{\"apiVersion\":\"a/b/c\"} ~ unexpected GroupVersion string: a/b/c ({\"apiVersion\":\"a/b/c\"})",
            })
    void a_body_that_does_not_say_what_it_is_is_quoted(String body, String problem) {
        assertEquals(
                "the object provided is unrecognized (must be of type ConfigMap): " + problem,
                problem(old, body, CONFIG_MAP));
    }

    @Test
    void a_kind_that_cannot_become_the_wanted_one_is_refused() {
        assertEquals(
                "Secret in version \"v1\" cannot be handled as a ConfigMap: converting (v1.Secret) to (core.ConfigMap):"
                        + " unknown conversion",
                problem(old, "{'apiVersion':'v1','kind':'Secret'}", CONFIG_MAP));
        assertEquals(
                "ConfigMap in version \"v2\" cannot be handled as a ConfigMap: no kind \"ConfigMap\" is registered for"
                        + " version \"v2\" in scheme \"k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30\"",
                problem(old, "{'apiVersion':'v2','kind':'ConfigMap'}", CONFIG_MAP));
        assertEquals(
                "the API version in the data (autoscaling/v2) does not match the expected API version (autoscaling/v1)",
                problem(current, "{'apiVersion':'autoscaling/v2','kind':'HorizontalPodAutoscaler'}", AUTOSCALER));
    }

    @Test
    void an_older_release_quotes_the_bytes_around_a_wrong_value() {
        assertEquals(
                """
                ConfigMap in version "v1" cannot be handled as a ConfigMap: v1.ConfigMap.Data: ReadString: expects " \
                or n, but found 1, error found in #10 byte of ...|": {"k": 1}}|..., bigger context ...|igMap", \
                "metadata": {"name": "a"}, "data": {"k": 1}}|...""",
                problem(
                        old,
                        "{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'a'}, 'data': {'k': 1}}",
                        CONFIG_MAP));
        assertEquals(
                """
                ConfigMap in version "v1" cannot be handled as a ConfigMap: v1.ConfigMap.Data: ReadMapCB: expect { or \
                n, but found ", error found in #10 byte of ...| "data": "text"}|..., bigger context ...| "ConfigMap", \
                "metadata": {"name": "a"}, "data": "text"}|...""",
                problem(
                        old,
                        "{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'a'}, 'data': 'text'}",
                        CONFIG_MAP));
        assertEquals(
                """
                Deployment in version "v1" cannot be handled as a Deployment: v1.Deployment.Spec: \
                v1.DeploymentSpec.Replicas: readUint32: unexpected character: \ufffd, error found in #10 byte of \
                ...|plicas": "two"}}|..., bigger context ...| "metadata": {"name": "d"}, "spec": {"replicas": \
                "two"}}|...""",
                problem(
                        old,
                        "{'apiVersion': 'apps/v1', 'kind': 'Deployment', 'metadata': {'name': 'd'}, 'spec': {'replicas':"
                                + " 'two'}}",
                        DEPLOYMENT));
        assertEquals(
                """
                Secret in version "v1" cannot be handled as a Secret: v1.Secret.Data: decode base64: illegal base64 \
                data at input byte 0, error found in #10 byte of ...|"b": "%%%"}}|..., bigger context ...|t", \
                "metadata": {"name": "b"}, "data": {"b": "%%%"}}|...""",
                problem(
                        old,
                        "{'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {'name': 'b'}, 'data': {'b': '%%%'}}",
                        SECRET));
    }

    @Test
    void what_a_struct_a_map_or_a_list_says_again_is_added_to_what_it_said_before() {
        String body = "{'metadata':{'name':'a'},'spec':{'containers':[{'name':'c','image':'i'}]},"
                + "'spec':{'containers':[{'image':'j'}],'nodeSelector':{'a':'b'},'nodeSelector':{'c':'d'}}}";
        ObjectNode spec = (ObjectNode) read(current, body, POD).object().tree().path("spec");
        assertEquals("c", spec.path("containers").path(0).path("name").asString());
        assertEquals("j", spec.path("containers").path(0).path("image").asString());
        assertEquals("b", spec.path("nodeSelector").path("a").asString());
        assertEquals("d", spec.path("nodeSelector").path("c").asString());
    }

    @Test
    void bytes_may_be_a_list_of_small_numbers() {
        String secret = "{'data':{'a':[1,2],'b':null}}";
        assertEquals(
                "AQI=",
                read(old, secret, SECRET).object().tree().path("data").path("a").asString());
        assertEquals(
                "",
                read(current, secret, SECRET)
                        .object()
                        .tree()
                        .path("data")
                        .path("b")
                        .asString());
        assertTrue(problem(old, "{'data':{'a':[300]}}", SECRET).contains("[]uint8: ReadUint8: overflow: 300, error"));
        assertEquals(
                "Secret in version \"v1\" cannot be handled as a Secret: json: cannot unmarshal number -1 into Go struct"
                        + " field Secret.data of type uint8",
                problem(current, "{'data':{'a':[-1]}}", SECRET));
    }

    @Test
    void a_wrong_value_inside_lists_and_inlined_fields_is_found_by_its_path_in_go() {
        String body = "{'spec':{'volumes':[{'name':'v','secret':{'items':[{'key':7}]}}]}}";
        assertTrue(problem(old, body, POD)
                .startsWith("Pod in version \"v1\" cannot be handled as a Pod: v1.Pod.Spec: v1.PodSpec.Volumes:"
                        + " []v1.Volume: v1.Volume.VolumeSource: Secret: v1.SecretVolumeSource.Items: []v1.KeyToPath:"
                        + " v1.KeyToPath.Key: ReadString: expects \" or n, but found 7, error found in #10 byte of"));
        assertEquals(
                "Pod in version \"v1\" cannot be handled as a Pod: json: cannot unmarshal number into Go struct field"
                        + " KeyToPath.spec.volumes.VolumeSource.secret.items.key of type string",
                problem(current, body, POD));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "{'metadata':[]} ~ array into Go struct field Pod.metadata of type v1.ObjectMeta",
                "{'metadata':{'labels':{'a':true}}} ~ bool into Go struct field ObjectMeta.metadata.labels of type"
                        + " string",
                "{'spec':{'containers':{}}} ~ object into Go struct field PodSpec.spec.containers of type"
                        + " []v1.Container",
                "{'spec':{'restartPolicy':1}} ~ number into Go struct field PodSpec.spec.restartPolicy of type"
                        + " v1.RestartPolicy",
                "{'spec':{'priority':1.5}} ~ number 1.5 into Go struct field PodSpec.spec.priority of type int32",
                "{'spec':{'priority':9999999999}} ~ number 9999999999 into Go struct field PodSpec.spec.priority of"
                        + " type int32",
            })
    void a_newer_release_names_the_path_of_a_wrong_value(String body, String problem) {
        assertEquals(
                "Pod in version \"v1\" cannot be handled as a Pod: json: cannot unmarshal " + problem,
                problem(current, body, POD));
    }

    @Test
    void a_type_with_rules_of_its_own_says_what_is_wrong() {
        String quantity =
                "quantities must match the regular expression" + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
        assertEquals(
                "Pod in version \"v1\" cannot be handled as a Pod: " + quantity,
                problem(current, "{'spec':{'containers':[{'resources':{'limits':{'cpu':'x'}}}]}}", POD));
        assertEquals(
                "Pod in version \"v1\" cannot be handled as a Pod: parsing time \"noon\" as"
                        + " \"2006-01-02T15:04:05Z07:00\": cannot parse \"noon\" as \"2006\"",
                problem(current, "{'metadata':{'creationTimestamp':'noon'}}", POD));
    }

    @Test
    void yaml_is_quoted_as_the_json_it_becomes() {
        assertEquals(
                """
                ConfigMap in version "v1" cannot be handled as a ConfigMap: v1.ConfigMap.ObjectMeta: \
                v1.ObjectMeta.Name: ReadString: expects " or n, but found t, error found in #10 byte of \
                ...|:{"name":true}}|..., bigger context ...|:{"a":"1"},"kind":"ConfigMap","metadata":{"name":true}}|...\
                """,
                problem(
                        old,
                        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: y\ndata:\n  a: \"1\"\n",
                        CONFIG_MAP,
                        Format.YAML));
        assertEquals(
                "the object provided is unrecognized (must be of type ConfigMap): yaml: line 2: did not find expected"
                        + " node content (61706956657273696f6e3a2076310a6b696e643a205b)",
                problem(old, "apiVersion: v1\nkind: [", CONFIG_MAP, Format.YAML));
    }

    @Test
    void a_body_without_kind_is_taken_for_what_the_endpoint_takes() {
        KubeObject object = read(old, "{'metadata':{'name':'a'}}", DEPLOYMENT).object();
        assertEquals(DEPLOYMENT, object.groupVersionKind());
        assertEquals(DEPLOYMENT, read(old, "null", DEPLOYMENT).object().groupVersionKind());
    }

    @Test
    void values_get_their_canonical_spelling() {
        KubeObject pod = read(
                        current,
                        "{'metadata':{'creationTimestamp':'2020-01-01T01:00:00.5+01:00','labels':null},"
                                + "'spec':{'hostNetwork':false,'priority':0,'containers':[{'image':'','resources':"
                                + "{'limits':{'cpu':1,'memory':'1024Mi'}}}]}}",
                        POD)
                .object();
        assertEquals(
                "{\"metadata\":{\"creationTimestamp\":\"2020-01-01T00:00:00Z\"},\"spec\":{\"priority\":0,\"containers\":"
                        + "[{\"resources\":{\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"}}}]},"
                        + "\"apiVersion\":\"v1\",\"kind\":\"Pod\"}",
                pod.tree().toString());
    }

    @Test
    void unknown_and_repeated_fields_are_dropped_and_told() {
        ObjectReader.Read read = read(
                current,
                "{'spec':{'colour':'red','containers':[{'name':'a','Name':'b'}],'nodeName':'a','nodeName':'b'},"
                        + "'metadata':{'labels':{'k':'1','k':'2'}}}",
                POD);
        assertEquals(
                List.of(
                        "unknown field \"spec.colour\"",
                        "unknown field \"spec.containers[0].Name\"",
                        "duplicate field \"spec.nodeName\"",
                        "duplicate field \"metadata.labels.k\""),
                read.strictErrors());
        assertEquals("b", read.object().at("spec", "nodeName").asString());
    }

    @Test
    void of_a_repeated_field_the_last_counts_also_when_it_says_nothing() {
        KubeObject pod = read(
                        old,
                        "{'metadata':{'labels':{'a':'b'},'labels':null},'spec':{'hostNetwork':true,'hostNetwork':false,"
                                + "'priority':1,'priority':null}}",
                        POD)
                .object();
        assertEquals(
                "{\"metadata\":{},\"spec\":{},\"apiVersion\":\"v1\",\"kind\":\"Pod\"}",
                pod.tree().toString());
    }

    private static ObjectReader.Read read(ObjectReader reader, String body, GroupVersionKind kind) {
        return reader.read(body.replace('\'', '"').getBytes(UTF_8), Format.JSON, kind);
    }

    private static String problem(ObjectReader reader, String body, GroupVersionKind kind) {
        return problem(reader, body.startsWith("{'") ? body.replace('\'', '"') : body, kind, Format.JSON);
    }

    private static String problem(ObjectReader reader, String body, GroupVersionKind kind, Format format) {
        StatusException refused =
                assertThrows(StatusException.class, () -> reader.read(body.getBytes(UTF_8), format, kind));
        assertEquals(400, refused.status().code());
        return refused.status().message();
    }
}
