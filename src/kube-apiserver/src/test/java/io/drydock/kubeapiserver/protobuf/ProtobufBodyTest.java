package io.drydock.kubeapiserver.protobuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.protobuf.MalformedProtobufException;
import io.drydock.apimachinery.protobuf.ProtobufDecoder;
import io.kubernetes.client.proto.IntStr;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Resource;
import io.kubernetes.client.proto.Runtime;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Apps;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages made with classes that nobody here wrote, read by the decoder. */
class ProtobufBodyTest {
    private final ProtobufDecoder decoder = new ProtobufDecoder(Release.V1_36);

    @Test
    void a_config_map_is_read_with_its_texts_and_bytes() {
        V1.ConfigMap message = V1.ConfigMap.newBuilder()
                .setMetadata(Meta.ObjectMeta.newBuilder()
                        .setName("a")
                        .putLabels("tier", "front")
                        .setCreationTimestamp(Meta.Time.newBuilder().setSeconds(1_600_000_000)))
                .putData("x", "y")
                .putBinaryData("b", ByteString.copyFromUtf8("bytes"))
                .build();
        assertRead("""
                {"apiVersion":"v1","kind":"ConfigMap",
                 "metadata":{"name":"a","labels":{"tier":"front"},"creationTimestamp":"2020-09-13T12:26:40Z"},
                 "data":{"x":"y"},"binaryData":{"b":"Ynl0ZXM="}}""", "v1", "ConfigMap", message);
    }

    @Test
    void inlined_messages_quantities_and_numbers_or_texts_take_their_place_in_json() {
        V1.PodSpec pod = V1.PodSpec.newBuilder()
                .addContainers(V1.Container.newBuilder()
                        .setName("c")
                        .setResources(V1.ResourceRequirements.newBuilder()
                                .putLimits(
                                        "cpu",
                                        Resource.Quantity.newBuilder()
                                                .setString("500m")
                                                .build()))
                        .setLivenessProbe(V1.Probe.newBuilder()
                                .setPeriodSeconds(3)
                                .setHandler(V1.ProbeHandler.newBuilder()
                                        .setHttpGet(V1.HTTPGetAction.newBuilder()
                                                .setPort(IntStr.IntOrString.newBuilder()
                                                        .setType(1)
                                                        .setStrVal("web"))))))
                .addVolumes(V1.Volume.newBuilder()
                        .setName("v")
                        .setVolumeSource(V1.VolumeSource.newBuilder()
                                .setEmptyDir(
                                        V1.EmptyDirVolumeSource.newBuilder().setMedium("Memory"))))
                .build();
        V1Apps.Deployment message = V1Apps.Deployment.newBuilder()
                .setSpec(V1Apps.DeploymentSpec.newBuilder()
                        .setReplicas(0)
                        .setTemplate(V1.PodTemplateSpec.newBuilder().setSpec(pod)))
                .build();
        assertRead("""
                {"apiVersion":"apps/v1","kind":"Deployment","spec":{"replicas":0,"template":{"spec":{
                 "containers":[{"name":"c","resources":{"limits":{"cpu":"500m"}},
                   "livenessProbe":{"periodSeconds":3,"httpGet":{"port":"web"}}}],
                 "volumes":[{"name":"v","emptyDir":{"medium":"Memory"}}]}}}}""", "apps/v1", "Deployment", message);
    }

    @Test
    void what_is_not_a_message_is_refused() {
        assertRefused("not protobuf at all".getBytes(StandardCharsets.UTF_8));
        assertRefused(new byte[] {'k', '8', 's', 0, 0x12, 0x7f, 1});
        assertRefused(envelope("v1", "NoSuchKind", V1.Pod.getDefaultInstance()));
    }

    private void assertRefused(byte[] body) {
        assertThrows(MalformedProtobufException.class, () -> decoder.decode(body));
    }

    private void assertRead(String json, String apiVersion, String kind, MessageLite message) {
        JsonMapper mapper = JsonMapper.shared();
        JsonNode read = mapper.readTree(mapper.writeValueAsString(decoder.decode(envelope(apiVersion, kind, message))));
        assertEquals(mapper.readTree(json), read);
    }

    private static byte[] envelope(String apiVersion, String kind, MessageLite message) {
        byte[] unknown = Runtime.Unknown.newBuilder()
                .setTypeMeta(
                        Runtime.TypeMeta.newBuilder().setApiVersion(apiVersion).setKind(kind))
                .setRaw(message.toByteString())
                .build()
                .toByteArray();
        byte[] body = new byte[unknown.length + 4];
        System.arraycopy(new byte[] {'k', '8', 's', 0}, 0, body, 0, 4);
        System.arraycopy(unknown, 0, body, 4, unknown.length);
        return body;
    }
}
