package io.drydock.kubeapiserver.registry.rbac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EscalationTest {
    private static final UserInfo BOB = UserInfo.of("bob", "dev", "system:authenticated");
    private static final String ROLE = """
            {'apiVersion':'rbac.authorization.k8s.io/v1','kind':'Role','metadata':{'name':'%s','namespace':'a'},
             'rules':[{'apiGroups':[''],'resources':%s,'verbs':%s}]}""";
    private static final String BINDING = """
            {'apiVersion':'rbac.authorization.k8s.io/v1','kind':'RoleBinding','metadata':{'name':'%s','namespace':'a'},
             'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'Role','name':'%s'},
             'subjects':[{'kind':'User','apiGroup':'rbac.authorization.k8s.io','name':'%s'}]}""";

    private RbacServer server;

    @BeforeEach
    void start() {
        server = new RbacServer(Release.V1_20);
        server.create(RbacServer.ADMIN, "roles", ROLE.formatted("reader", "['configmaps']", "['get','list']"));
        server.create(RbacServer.ADMIN, "rolebindings", BINDING.formatted("bob-reads", "reader", "bob"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_binding_allows_as_soon_as_it_is_answered_and_no_longer_than_it_lives() {
        Authorizer.Decision decision = mayGetConfigMaps();
        assertEquals(
                "RBAC: allowed by RoleBinding \"bob-reads/a\" of Role \"reader\" to User \"bob\"", decision.reason());
        assertTrue(decision.allowed());

        server.delete("rolebindings", "a", "bob-reads");

        assertFalse(mayGetConfigMaps().allowed());
    }

    @Test
    void a_binding_to_a_missing_role_is_the_reason_of_a_refusal() {
        server.delete("roles", "a", "reader");

        assertEquals(
                "RBAC: role.rbac.authorization.k8s.io \"reader\" not found",
                mayGetConfigMaps().reason());
    }

    @Test
    void a_user_may_pass_on_what_they_hold() {
        server.create(BOB, "roles", ROLE.formatted("same", "['configmaps']", "['get']"));
        server.create(BOB, "rolebindings", BINDING.formatted("alice-reads", "same", "alice"));
    }

    @Test
    void a_user_may_not_grant_more_than_they_hold() {
        StatusException refused = assertThrows(
                StatusException.class,
                () -> server.create(
                        BOB, "roles", ROLE.formatted("more", "['configmaps','secrets']", "['get','delete']")));

        assertEquals("""
                roles.rbac.authorization.k8s.io "more" is forbidden: user "bob" (groups=["dev" \
                "system:authenticated"]) is attempting to grant RBAC permissions not currently held:
                {APIGroups:[""], Resources:["configmaps"], Verbs:["delete"]}
                {APIGroups:[""], Resources:["secrets"], Verbs:["get" "delete"]}""", refused.getMessage());
    }

    @Test
    void a_user_may_not_widen_a_role_by_updating_it() {
        StatusException refused = assertThrows(
                StatusException.class,
                () -> server.update(BOB, "roles", ROLE.formatted("reader", "['configmaps']", "['*']")));

        assertEquals(403, refused.status().code());
    }

    @Test
    void a_user_may_not_bind_a_role_that_does_not_exist() {
        StatusException refused = assertThrows(
                StatusException.class, () -> server.create(BOB, "rolebindings", BINDING.formatted("b", "none", "bob")));

        assertEquals("roles.rbac.authorization.k8s.io \"none\" not found", refused.getMessage());
    }

    @Test
    void the_verbs_escalate_and_bind_lift_the_check() {
        server.create(RbacServer.ADMIN, "roles", """
                {'apiVersion':'rbac.authorization.k8s.io/v1','kind':'Role','metadata':{'name':'grant','namespace':'a'},
                 'rules':[{'apiGroups':['rbac.authorization.k8s.io'],'resources':['roles'],
                           'verbs':['escalate','bind']}]}""");
        server.create(RbacServer.ADMIN, "rolebindings", BINDING.formatted("bob-grants", "grant", "bob"));

        server.create(BOB, "roles", ROLE.formatted("all", "['*']", "['*']"));
        server.create(BOB, "rolebindings", BINDING.formatted("bob-all", "all", "bob"));
    }

    @Test
    void the_role_of_a_binding_cannot_be_changed() {
        StatusException refused = assertThrows(
                StatusException.class,
                () -> server.update(RbacServer.ADMIN, "rolebindings", BINDING.formatted("bob-reads", "other", "bob")));

        assertEquals(
                "RoleBinding.rbac.authorization.k8s.io \"bob-reads\" is invalid: roleRef: Invalid value:"
                        + " rbac.RoleRef{APIGroup:\"rbac.authorization.k8s.io\", Kind:\"Role\", Name:\"other\"}:"
                        + " cannot change roleRef",
                refused.getMessage());
    }

    private Authorizer.Decision mayGetConfigMaps() {
        return server.authorizers
                .authorizer()
                .authorize(new AuthorizationAttributes(
                        BOB, "get", "a", "", "v1", "configmaps", "", "x", true, "/api/v1/namespaces/a/configmaps/x"));
    }
}
