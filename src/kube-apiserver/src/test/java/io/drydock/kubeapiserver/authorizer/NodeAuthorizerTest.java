package io.drydock.kubeapiserver.authorizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer.Decision;
import io.drydock.apiserver.registry.SharedRestOptions;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import io.drydock.kubeapiserver.registry.rbac.BootstrapPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeAuthorizerTest {
    private static final UserInfo NODE = UserInfo.of("system:node:n1", "system:nodes");
    private static final UserInfo OTHER_NODE = UserInfo.of("system:node:n2", "system:nodes");

    private final MemoryStorage storage = new MemoryStorage();
    private final NodeGraph graph = new NodeGraph(new SharedRestOptions(
            Scheme.builder(TypeCatalog.load(Release.V1_20)).build(),
            storage,
            "/registry",
            Duration.ofHours(1),
            Clock.systemUTC()));
    private final NodeAuthorizer authorizer =
            new NodeAuthorizer(graph, () -> BootstrapPolicy.nodeRules(Release.V1_20), false);

    @BeforeEach
    void run_a_pod_on_the_first_node() {
        store("/registry/pods/a/p", """
                {'metadata':{'name':'p','namespace':'a'},'spec':{'nodeName':'n1','serviceAccountName':'robot',
                 'containers':[{'name':'c','env':[{'name':'e','valueFrom':{'secretKeyRef':{'name':'key'}}}]}],
                 'volumes':[{'name':'v','configMap':{'name':'settings'}},
                            {'name':'w','persistentVolumeClaim':{'claimName':'disk'}}]}}""");
        store("/registry/persistentvolumes/pv", """
                {'metadata':{'name':'pv'},'spec':{'claimRef':{'namespace':'a','name':'disk'},
                 'csi':{'nodeStageSecretRef':{'namespace':'storage','name':'csi'}}}}""");
    }

    @AfterEach
    void stop() {
        graph.close();
        storage.close();
    }

    @Test
    void a_node_may_read_what_its_pods_use() {
        assertTrue(ask(NODE, "get", "", "secrets", "", "a", "key").allowed());
        assertTrue(ask(NODE, "watch", "", "configmaps", "", "a", "settings").allowed());
        assertTrue(
                ask(NODE, "get", "", "persistentvolumeclaims", "", "a", "disk").allowed());
        assertTrue(ask(NODE, "get", "", "persistentvolumes", "", "", "pv").allowed());
        assertTrue(ask(NODE, "get", "", "secrets", "", "storage", "csi").allowed());
        assertTrue(ask(NODE, "create", "", "serviceaccounts", "token", "a", "robot")
                .allowed());
    }

    @Test
    void another_node_may_not() {
        assertEquals(
                "no relationship found between node 'n2' and this object",
                ask(OTHER_NODE, "get", "", "secrets", "", "a", "key").reason());
        assertFalse(
                ask(OTHER_NODE, "get", "", "persistentvolumes", "", "", "pv").allowed());
    }

    @Test
    void no_node_may_list_secrets_or_change_them() {
        assertEquals(
                "No Object name found",
                ask(NODE, "list", "", "secrets", "", "a", "").reason());
        assertEquals(
                "can only read resources of this type",
                ask(NODE, "update", "", "secrets", "", "a", "key").reason());
    }

    @Test
    void a_node_has_its_own_lease_only() {
        String leases = "coordination.k8s.io";
        assertTrue(ask(NODE, "update", leases, "leases", "", "kube-node-lease", "n1")
                .allowed());
        assertFalse(ask(NODE, "update", leases, "leases", "", "kube-node-lease", "n2")
                .allowed());
        assertFalse(ask(NODE, "update", leases, "leases", "", "default", "n1").allowed());
    }

    @Test
    void the_rest_is_up_to_the_rules_for_all_nodes() {
        assertTrue(ask(NODE, "patch", "", "nodes", "status", "", "n1").allowed());
        assertFalse(ask(NODE, "delete", "", "services", "", "a", "s").allowed());
    }

    @Test
    void who_is_not_a_node_is_not_decided_about() {
        assertEquals(Decision.NO_OPINION, ask(UserInfo.of("bob"), "get", "", "secrets", "", "a", "key"));
        assertEquals(Decision.NO_OPINION, ask(UserInfo.of("system:node:n1"), "get", "", "secrets", "", "a", "key"));
    }

    private Decision ask(
            UserInfo user,
            String verb,
            String group,
            String resource,
            String subresource,
            String namespace,
            String name) {
        return authorizer.authorize(
                new AuthorizationAttributes(user, verb, namespace, group, "v1", resource, subresource, name, true, ""));
    }

    private void store(String key, String json) {
        storage.create(key, json.replace('\'', '"').getBytes(UTF_8), Optional.empty());
    }
}
