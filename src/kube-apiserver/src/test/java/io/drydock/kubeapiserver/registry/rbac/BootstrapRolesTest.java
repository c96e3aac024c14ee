package io.drydock.kubeapiserver.registry.rbac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BootstrapRolesTest {
    @Test
    void a_new_cluster_of_1_20_has_exactly_the_recorded_roles_and_bindings() throws IOException {
        try (RbacServer server = new RbacServer(Release.V1_20)) {
            server.bootstrap();

            assertEquals(recorded("15"), facts(server.list("clusterroles", "")));
            assertEquals(recorded("16"), facts(server.list("clusterrolebindings", "")));
            assertEquals(recorded("17"), facts(server.list("roles", "kube-system")));
            assertEquals(recorded("18"), facts(server.list("rolebindings", "kube-public")));
        }
    }

    @Test
    void a_second_run_writes_nothing() {
        try (RbacServer server = new RbacServer(Release.V1_36)) {
            server.bootstrap();
            List<String> before = versions(server);

            server.bootstrap();

            assertEquals(before, versions(server));
        }
    }

    @Test
    void what_was_taken_from_a_role_comes_back_and_what_was_added_stays() {
        try (RbacServer server = new RbacServer(Release.V1_20)) {
            server.bootstrap();
            server.update(RbacServer.ADMIN, "clusterroles", """
                    {'apiVersion':'rbac.authorization.k8s.io/v1','kind':'ClusterRole',
                     'metadata':{'name':'system:basic-user'},
                     'rules':[{'verbs':['get'],'nonResourceURLs':['/mine']}]}""");

            server.bootstrap();

            KubeObject role = named(server, "system:basic-user");
            assertEquals(
                    "/mine", role.at("rules").get(0).at("/nonResourceURLs/0").asString());
            assertEquals(
                    "selfsubjectaccessreviews",
                    role.at("rules").get(1).at("/resources/0").asString());
            assertEquals("rbac-defaults", role.labels().get("kubernetes.io/bootstrapping"));
        }
    }

    @Test
    void a_role_that_is_not_to_be_updated_is_left_alone() {
        try (RbacServer server = new RbacServer(Release.V1_20)) {
            server.create(RbacServer.ADMIN, "clusterroles", """
                    {'apiVersion':'rbac.authorization.k8s.io/v1','kind':'ClusterRole',
                     'metadata':{'name':'view','annotations':{'rbac.authorization.kubernetes.io/autoupdate':'false'}}}
                    """);

            server.bootstrap();

            assertTrue(named(server, "view").labels().isEmpty());
        }
    }

    @Test
    void release_1_36_has_roles_that_1_20_had_not() {
        BootstrapPolicy policy = BootstrapPolicy.of(Release.V1_36);

        List<String> names = policy.objects(RbacResource.CLUSTER_ROLE_BINDING).stream()
                .map(KubeObject::name)
                .toList();

        assertTrue(names.contains("system:controller:resource-claim-controller"));
    }

    private static KubeObject named(RbacServer server, String name) {
        return server.list("clusterroles", "").stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> versions(RbacServer server) {
        return server.list("clusterroles", "").stream()
                .map(role -> role.name() + " " + role.resourceVersion())
                .toList();
    }

    private static Map<String, JsonNode> recorded(String step) throws IOException {
        try (InputStream file = BootstrapRolesTest.class.getResourceAsStream("/golden/rbac.json")) {
            for (JsonNode candidate : JsonMapper.shared().readTree(file).path("steps")) {
                if (candidate.path("id").asString().equals(step)) {
                    return facts(candidate
                            .at("/response/body/items")
                            .valueStream()
                            .map(item -> KubeObject.of((ObjectNode) item))
                            .toList());
                }
            }
        }
        throw new IllegalArgumentException("no step " + step);
    }

    /** What is left of objects without what differs from run to run. */
    private static Map<String, JsonNode> facts(List<KubeObject> objects) {
        Map<String, JsonNode> facts = new TreeMap<>();
        for (KubeObject object : objects) {
            KubeObject copy = object.deepCopy();
            copy.tree().remove(List.of("apiVersion", "kind"));
            copy.metadata().remove(List.of("uid", "resourceVersion", "creationTimestamp", "managedFields"));
            facts.put(object.name(), copy.tree());
        }
        return facts;
    }
}
