package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubernetes.client.ProtoClient;
import io.kubernetes.client.ProtoClient.ObjectOrStatus;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Rbac;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The official Java client's way of speaking protobuf, against both releases. */
@ParameterizedClass(name = "release {0}")
@ValueSource(strings = {"1.20", "1.36"})
class ProtoClientTest {
    private static final String NAMESPACES = "/api/v1/namespaces";

    private static JavaClient client;
    private static ProtoClient protobuf;

    @Parameter
    String release = "";

    @BeforeParameterizedClassInvocation
    static void start(String release) throws IOException, InterruptedException {
        client = JavaClient.start(release);
        protobuf = new ProtoClient(client.client());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        client.close();
    }

    @Test
    void a_namespace_is_created_read_updated_and_deleted() throws ApiException, IOException {
        V1.Namespace wanted = V1.Namespace.newBuilder()
                .setMetadata(Meta.ObjectMeta.newBuilder().setName("proto").putLabels("a", "b"))
                .build();
        ObjectOrStatus<V1.Namespace> created = protobuf.create(wanted, NAMESPACES, "v1", "Namespace");
        assertEquals("Active", created.object.getStatus().getPhase());
        V1.Namespace changed = created.object.toBuilder()
                .setMetadata(created.object.getMetadata().toBuilder().putLabels("a", "c"))
                .build();
        ObjectOrStatus<V1.Namespace> updated = protobuf.update(changed, NAMESPACES + "/proto", "v1", "Namespace");
        assertEquals("c", updated.object.getMetadata().getLabelsOrThrow("a"));
        ObjectOrStatus<V1.Namespace> read = protobuf.get(V1.Namespace.newBuilder(), NAMESPACES + "/proto");
        assertEquals(updated.object, read.object);
        Meta.DeleteOptions options =
                Meta.DeleteOptions.newBuilder().setGracePeriodSeconds(0).build();
        ObjectOrStatus<V1.Namespace> deleted =
                protobuf.delete(V1.Namespace.newBuilder(), NAMESPACES + "/proto", options);
        assertEquals("Terminating", deleted.object.getStatus().getPhase());
    }

    @Test
    void a_list_is_read() throws ApiException, IOException {
        ObjectOrStatus<V1Rbac.ClusterRoleList> roles =
                protobuf.list(V1Rbac.ClusterRoleList.newBuilder(), "/apis/rbac.authorization.k8s.io/v1/clusterroles");
        assertTrue(roles.object.getItemsList().stream()
                .anyMatch(role -> role.getMetadata().getName().equals("cluster-admin")
                        && role.getRules(0).getVerbsList().contains("*")));
    }

    @Test
    void what_is_not_there_is_a_status() throws ApiException, IOException {
        ObjectOrStatus<V1.Namespace> absent = protobuf.get(V1.Namespace.newBuilder(), NAMESPACES + "/absent");
        assertEquals("NotFound", absent.status.getReason());
        assertEquals(404, absent.status.getCode());
    }
}
