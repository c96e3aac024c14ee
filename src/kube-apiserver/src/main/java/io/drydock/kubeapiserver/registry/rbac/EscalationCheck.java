package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.rbac.PolicyRule;
import io.drydock.apiserver.authorization.rbac.RbacRuleResolver;
import io.drydock.apiserver.authorization.rbac.RbacRuleResolver.UnresolvedRoleException;
import io.drydock.apiserver.authorization.rbac.RoleRef;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets nobody grant what they do not have themselves, unless they were given the verb {@code escalate} on the role or
 * {@code bind} on the role that a binding names. Members of {@code system:masters} may do anything.
 *
 * @see "Go: pkg/registry/rbac/escalation_check.go"
 * @see "Go: pkg/registry/rbac/clusterrole/policybased/storage.go: Storage"
 */
final class EscalationCheck {
    private static final List<String> ALL = List.of("*");
    private static final List<PolicyRule> FULL_AUTHORITY = List.of(
            new PolicyRule(ALL, ALL, ALL, List.of(), List.of()),
            new PolicyRule(ALL, List.of(), List.of(), List.of(), ALL));

    private final Authorizer authorizer;
    private final RbacRuleResolver resolver;
    private final Release release;

    EscalationCheck(Authorizer authorizer, RbacRuleResolver resolver, Release release) {
        this.release = release;
        this.authorizer = authorizer;
        this.resolver = resolver;
    }

    /**
     * @param old absent when it is new
     * @throws io.drydock.apimachinery.status.StatusException 403 when the write would grant too much, 404 when a binding
     *     names a role that does not exist
     */
    void check(RbacResource resource, RequestScope scope, KubeObject object, Optional<KubeObject> old) {
        if (scope.user().groups().contains(UserInfo.PRIVILEGED_GROUP)
                || old.filter(before -> changesOwnershipOnly(object, before)).isPresent()) {
            return;
        }
        switch (resource) {
            case ROLE, CLUSTER_ROLE -> checkRole(resource, scope, object, old);
            case ROLE_BINDING, CLUSTER_ROLE_BINDING -> checkBinding(resource, scope, object);
        }
    }

    private void checkRole(RbacResource resource, RequestScope scope, KubeObject role, Optional<KubeObject> old) {
        if (mayEscalate(scope)) {
            return;
        }
        confirm(resource, scope, role.name(), PolicyRule.listOf(role.at("rules")));
        boolean aggregates =
                aggregates(role) || old.filter(EscalationCheck::aggregates).isPresent();
        if (aggregates && !missing(scope, FULL_AUTHORITY).isEmpty()) {
            throw StatusErrors.forbidden(
                    resource.resource(), role.name(), "must have cluster-admin privileges to use the aggregationRule");
        }
    }

    private void checkBinding(RbacResource resource, RequestScope scope, KubeObject binding) {
        RoleRef role = RoleRef.of(binding.at("roleRef"));
        if (mayBind(scope, role)) {
            return;
        }
        List<PolicyRule> rules;
        try {
            rules = resolver.rulesOf(role, scope.namespace());
        } catch (UnresolvedRoleException missing) {
            throw unresolved(role, scope, missing);
        }
        confirm(resource, scope, binding.name(), rules);
    }

    /** As told by who looks for the role and does not find it. */
    private StatusException unresolved(RoleRef role, RequestScope scope, UnresolvedRoleException missing) {
        return switch (role.kind()) {
            case RoleRef.ROLE ->
                scope.namespace().isEmpty()
                        ? StatusErrors.badRequest("Namespace parameter required.")
                        : StatusErrors.notFound(named(scope, roleResource(role)), role.name());
            case RoleRef.CLUSTER_ROLE -> StatusErrors.notFound(named(scope, roleResource(role)), role.name());
            default -> new StatusException(Status.failure(500, "", String.valueOf(missing.getMessage())));
        };
    }

    private void confirm(RbacResource resource, RequestScope scope, String name, List<PolicyRule> wanted) {
        RbacRuleResolver.Found held = resolver.rulesFor(scope.user(), scope.namespace());
        List<PolicyRule> missing = RuleCoverage.missing(held.rules(), wanted);
        if (missing.isEmpty()) {
            return;
        }
        String problem = "user " + GoValue.quote(scope.user().name()) + " (groups="
                + RuleDescription.quoted(scope.user().groups())
                + ") is attempting to grant RBAC permissions not currently held:\n" + RuleDescription.of(missing);
        if (!held.errors().isEmpty()) {
            problem += "; resolution errors: [" + resolutionErrors(scope, held.errors()) + "]";
        }
        throw StatusErrors.forbidden(resource.resource(), name, problem);
    }

    /** Newer releases name the resource that is written where they mean the one that they do not find. */
    private GroupResource named(RequestScope scope, GroupResource sought) {
        return release == Release.V1_20
                ? sought
                : new GroupResource(scope.request().apiGroup(), scope.request().resource());
    }

    /** Here roles are looked for by the names of their resources, other than where requests are authorized. */
    private String resolutionErrors(RequestScope scope, List<String> errors) {
        List<String> different = errors.stream()
                .map(error -> error.startsWith("role.")
                        ? rename(scope, error, RbacResource.ROLE)
                        : error.startsWith("clusterrole.") ? rename(scope, error, RbacResource.CLUSTER_ROLE) : error)
                .distinct()
                .toList();
        return different.size() == 1 ? different.getFirst() : "[" + String.join(", ", different) + "]";
    }

    private String rename(RequestScope scope, String error, RbacResource sought) {
        return named(scope, sought.resource()) + error.substring(error.indexOf(' '));
    }

    private List<PolicyRule> missing(RequestScope scope, List<PolicyRule> wanted) {
        return RuleCoverage.missing(
                resolver.rulesFor(scope.user(), scope.namespace()).rules(), wanted);
    }

    private boolean mayEscalate(RequestScope scope) {
        return allowed(
                scope,
                "escalate",
                scope.request().apiGroup(),
                scope.request().resource(),
                scope.request().name());
    }

    private boolean mayBind(RequestScope scope, RoleRef role) {
        return switch (role.kind()) {
            case RoleRef.ROLE, RoleRef.CLUSTER_ROLE ->
                allowed(scope, "bind", role.apiGroup(), roleResource(role).resource(), role.name());
            default -> false;
        };
    }

    private boolean allowed(RequestScope scope, String verb, String group, String resource, String name) {
        return authorizer
                .authorize(new AuthorizationAttributes(
                        scope.user(), verb, scope.namespace(), group, "*", resource, "", name, true, ""))
                .allowed();
    }

    private static GroupResource roleResource(RoleRef role) {
        return role.kind().equals(RoleRef.ROLE) ? RbacResource.ROLE.resource() : RbacResource.CLUSTER_ROLE.resource();
    }

    private static boolean aggregates(KubeObject role) {
        return role.at("aggregationRule").isObject();
    }

    /** What the garbage collector changes so that the object can go, is no grant. */
    private static boolean changesOwnershipOnly(KubeObject object, KubeObject old) {
        return withoutOwnership(object).equals(withoutOwnership(old));
    }

    private static ObjectNode withoutOwnership(KubeObject object) {
        KubeObject copy = object.deepCopy();
        copy.metadata().remove(List.of("finalizers", "ownerReferences", "managedFields"));
        return copy.tree();
    }
}
