package io.drydock.kubeapiserver.authorizer;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AlwaysAllowAuthorizer;
import io.drydock.apiserver.authorization.AlwaysDenyAuthorizer;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.PathAuthorizer;
import io.drydock.apiserver.authorization.PrivilegedGroupsAuthorizer;
import io.drydock.apiserver.authorization.RuleResolver;
import io.drydock.apiserver.authorization.UnionAuthorizer;
import io.drydock.apiserver.authorization.UnionRuleResolver;
import io.drydock.apiserver.authorization.rbac.RbacAuthorizer;
import io.drydock.apiserver.authorization.rbac.RbacPolicySource;
import io.drydock.apiserver.authorization.rbac.RbacRuleResolver;
import java.util.ArrayList;
import java.util.List;

/**
 * Which authorizers there are to be.
 *
 * @param modes the values of {@code --authorization-mode}, in order
 * @param policies where RBAC finds roles and bindings
 * @param node what decides for kubelets
 * @param alwaysAllowPaths the values of {@code --authorization-always-allow-paths}
 * @see "Go: pkg/kubeapiserver/authorizer/config.go: Config"
 */
public record AuthorizerConfig(
        List<String> modes, RbacPolicySource policies, Authorizer node, List<String> alwaysAllowPaths) {
    public AuthorizerConfig {
        modes = List.copyOf(modes);
        alwaysAllowPaths = List.copyOf(alwaysAllowPaths);
    }

    /**
     * Members of {@code system:masters} are asked about first and allowed everything, whatever the modes.
     *
     * @throws IllegalArgumentException when a mode is not known or not built
     * @see "Go: pkg/kubeapiserver/authorizer/config.go: Config.New"
     */
    public Authorizers newAuthorizers() {
        if (modes.isEmpty()) {
            throw new IllegalArgumentException("at least one authorization mode must be passed");
        }
        List<Authorizer> authorizers = new ArrayList<>();
        List<RuleResolver> resolvers = new ArrayList<>();
        authorizers.add(new PrivilegedGroupsAuthorizer(UserInfo.PRIVILEGED_GROUP));
        if (!alwaysAllowPaths.isEmpty()) {
            authorizers.add(new PathAuthorizer(alwaysAllowPaths));
        }
        for (String mode : modes) {
            switch (mode) {
                case "AlwaysAllow" -> {
                    AlwaysAllowAuthorizer allow = new AlwaysAllowAuthorizer();
                    authorizers.add(allow);
                    resolvers.add(allow);
                }
                case "AlwaysDeny" -> {
                    AlwaysDenyAuthorizer deny = new AlwaysDenyAuthorizer();
                    authorizers.add(deny);
                    resolvers.add(deny);
                }
                case "RBAC" -> {
                    RbacAuthorizer rbac = new RbacAuthorizer(new RbacRuleResolver(policies));
                    authorizers.add(rbac);
                    resolvers.add(rbac);
                }
                case "Node" -> {
                    authorizers.add(node);
                    if (node instanceof RuleResolver rules) {
                        resolvers.add(rules);
                    }
                }
                case "ABAC", "Webhook" ->
                    throw new IllegalArgumentException("--authorization-mode: \"" + mode
                            + "\" is not supported; use Node, RBAC, AlwaysAllow or" + " AlwaysDeny");
                default -> throw new IllegalArgumentException("unknown authorization mode " + mode + " specified");
            }
        }
        Authorizer union = new UnionAuthorizer(authorizers);
        return new Authorizers(new WalkthroughAuthorizer(union), new UnionRuleResolver(resolvers));
    }
}
