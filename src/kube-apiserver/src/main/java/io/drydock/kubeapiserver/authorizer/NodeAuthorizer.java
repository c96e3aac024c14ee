package io.drydock.kubeapiserver.authorizer;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.RuleResolver;
import io.drydock.apiserver.authorization.rbac.PolicyRule;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides for kubelets: of what pods use, each may read only what the pods of its own node use; of leases and the like
 * it may have only its own; anything else is up to rules that hold for all nodes. It never denies: what it does not
 * allow is left to others.
 *
 * <p>Field selectors are not looked at, so that lists of pods and nodes are allowed as a whole, as until release 1.31.
 *
 * @see "Go: plugin/pkg/auth/authorizer/node/node_authorizer.go: NodeAuthorizer"
 */
public final class NodeAuthorizer implements Authorizer, RuleResolver {
    private static final String USER_PREFIX = "system:node:";
    private static final String GROUP = "system:nodes";
    private static final String LEASE_NAMESPACE = "kube-node-lease";
    private static final Set<String> READ = Set.of("get", "list", "watch");
    private static final Set<String> UPDATE = Set.of("update", "patch");
    private static final Set<String> OWN = Set.of("get", "create", "update", "patch", "delete");

    private final NodeGraph graph;
    private final Supplier<List<PolicyRule>> rules;
    private final boolean readsOnlyItself;
    private volatile @Nullable List<PolicyRule> knownRules;

    /**
     * @param rules for everything that is not decided by what the node's pods use: those of the role system:node; asked
     *     for when the first kubelet comes
     * @param readsOnlyItself whether a node may read no other node, as in newer releases
     */
    public NodeAuthorizer(NodeGraph graph, Supplier<List<PolicyRule>> rules, boolean readsOnlyItself) {
        this.graph = graph;
        this.rules = rules;
        this.readsOnlyItself = readsOnlyItself;
    }

    /** What a node may do hangs on what its pods use, and cannot be listed. */
    @Override
    public Rules rulesFor(UserInfo user, String namespace) {
        return isNode(user) && user.name().length() > USER_PREFIX.length()
                ? new Rules(List.of(), List.of(), true, "node authorizer does not support user rule resolution")
                : Rules.NONE;
    }

    private static boolean isNode(UserInfo user) {
        return user.name().startsWith(USER_PREFIX) && user.groups().contains(GROUP);
    }

    @Override
    public Decision authorize(AuthorizationAttributes request) {
        UserInfo user = request.user();
        if (!isNode(user)) {
            return Decision.NO_OPINION;
        }
        String node = user.name().substring(USER_PREFIX.length());
        if (node.isEmpty()) {
            return no("unknown node for user " + GoValue.quote(user.name()));
        }
        if (!request.isResourceRequest()) {
            return byRules(request);
        }
        return switch (new GroupResource(request.apiGroup(), request.resource()).toString()) {
            case "secrets" -> read(node, request, graph.usesSecret(node, request.namespace(), request.name()));
            case "configmaps" -> read(node, request, graph.usesConfigMap(node, request.namespace(), request.name()));
            case "persistentvolumeclaims" -> claim(node, request);
            case "persistentvolumes" -> get(node, request, graph.usesVolume(node, request.name()));
            case "resourceclaims.resource.k8s.io" ->
                get(node, request, graph.usesResourceClaim(node, request.namespace(), request.name()));
            case "volumeattachments.storage.k8s.io" -> get(node, request, graph.isAttachedTo(node, request.name()));
            case "serviceaccounts" -> token(node, request);
            case "leases.coordination.k8s.io" -> lease(node, request);
            case "csinodes.storage.k8s.io" -> csiNode(node, request);
            case "resourceslices.resource.k8s.io" -> readsOnlyItself ? slice(node, request) : byRules(request);
            case "nodes" -> readsOnlyItself ? node(node, request) : byRules(request);
            default -> byRules(request);
        };
    }

    /** What a node may write of nodes is up to the admission of nodes. */
    private static Decision node(String node, AuthorizationAttributes request) {
        boolean reads = READ.contains(request.verb());
        if (!request.subresource().isEmpty()) {
            boolean status = request.subresource().equals("status")
                    && Set.of("update", "patch").contains(request.verb());
            return status ? Decision.allow("") : Decision.NO_OPINION;
        }
        if (Set.of("create", "update", "patch").contains(request.verb())
                || (reads && request.name().equals(node))) {
            return Decision.allow("");
        }
        if (!reads) {
            return Decision.NO_OPINION;
        }
        return no(
                request.name().isEmpty()
                        ? "node '" + node + "' cannot read all nodes, only its own Node object"
                        : "node '" + node + "' cannot read '" + request.name() + "', only its own Node object");
    }

    private Decision byRules(AuthorizationAttributes request) {
        return rules().stream().anyMatch(rule -> rule.allows(request)) ? Decision.allow("") : Decision.NO_OPINION;
    }

    private List<PolicyRule> rules() {
        List<PolicyRule> known = knownRules;
        if (known == null) {
            known = rules.get();
            knownRules = known;
        }
        return known;
    }

    private static Decision read(String node, AuthorizationAttributes request, boolean related) {
        if (!READ.contains(request.verb())) {
            return no("can only read resources of this type");
        }
        if (!request.subresource().isEmpty()) {
            return no("cannot read subresource");
        }
        if (request.namespace().isEmpty()) {
            return no("can only read namespaced object of this type");
        }
        return ifRelated(node, request, related);
    }

    private static Decision get(String node, AuthorizationAttributes request, boolean related) {
        if (!request.verb().equals("get")) {
            return no("can only get individual resources of this type");
        }
        if (!request.subresource().isEmpty()) {
            return no("cannot get subresource");
        }
        return ifRelated(node, request, related);
    }

    private Decision claim(String node, AuthorizationAttributes request) {
        boolean related = graph.usesClaim(node, request.namespace(), request.name());
        if (!request.subresource().equals("status")) {
            return get(node, request, related);
        }
        return UPDATE.contains(request.verb())
                ? ifRelated(node, request, related)
                : no("can only get/update/patch this type");
    }

    private Decision token(String node, AuthorizationAttributes request) {
        if (!request.verb().equals("create") || request.name().isEmpty()) {
            return no("can only create tokens for individual service accounts");
        }
        if (!request.subresource().equals("token")) {
            return no("can only create token subresource of serviceaccount");
        }
        return ifRelated(node, request, graph.usesServiceAccount(node, request.namespace(), request.name()));
    }

    /** On create the name is not known yet; admission looks at it. */
    private static Decision lease(String node, AuthorizationAttributes request) {
        if (!OWN.contains(request.verb())) {
            return no("can only get, create, update, patch, or delete a node lease");
        }
        if (!request.namespace().equals(LEASE_NAMESPACE)) {
            return no("can only access leases in the " + GoValue.quote(LEASE_NAMESPACE) + " system namespace");
        }
        return request.verb().equals("create") || request.name().equals(node)
                ? Decision.allow("")
                : no("can only access node lease with the same name as the requesting node");
    }

    /** On create the slice is not known yet; admission looks at it. */
    private Decision slice(String node, AuthorizationAttributes request) {
        if (!request.subresource().isEmpty()) {
            return no("cannot authorize ResourceSlice subresources");
        }
        return switch (request.verb()) {
            case "create" -> Decision.allow("");
            case "get", "update", "patch", "delete" -> ifRelated(node, request, graph.hasSlice(node, request.name()));
            default -> byRules(request);
        };
    }

    private static Decision csiNode(String node, AuthorizationAttributes request) {
        if (!OWN.contains(request.verb())) {
            return no("can only get, create, update, patch, or delete a CSINode");
        }
        if (!request.subresource().isEmpty()) {
            return no("cannot authorize CSINode subresources");
        }
        return request.verb().equals("create") || request.name().equals(node)
                ? Decision.allow("")
                : no("can only access CSINode with the same name as the requesting node");
    }

    private static Decision ifRelated(String node, AuthorizationAttributes request, boolean related) {
        if (request.name().isEmpty()) {
            return no("No Object name found");
        }
        return related ? Decision.allow("") : no("no relationship found between node '" + node + "' and this object");
    }

    private static Decision no(String reason) {
        return new Decision(Verdict.NO_OPINION, reason);
    }
}
