package io.drydock.apiserver.cel.library;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.Authorizer.Decision;
import java.util.List;
import java.util.Map;

/**
 * {@code authorizer} in an expression: asks on behalf of the user whose request is looked at.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/authz.go: NewAuthorizerVal (1.36)"
 */
public record AuthorizerValue(UserInfo user, Authorizer authorizer) {

    AuthorizerValue asServiceAccount(String namespace, String name) {
        UserInfo account = new UserInfo(
                "system:serviceaccount:" + namespace + ":" + name,
                "",
                List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace),
                Map.of());
        return new AuthorizerValue(account, authorizer);
    }

    /** {@code authorizer.requestResource}: a question about what the request is for. */
    public ResourceCheck resource(String group, String resource, String subresource, String namespace, String name) {
        return new ResourceCheck(new GroupCheck(this, group), resource, subresource, namespace, name);
    }

    record PathCheck(AuthorizerValue asker, String path) {
        Decision decide(String verb) {
            return asker.authorizer.authorize(
                    new AuthorizationAttributes(asker.user, verb, "", "", "", "", "", "", false, path));
        }
    }

    record GroupCheck(AuthorizerValue asker, String group) {
        ResourceCheck resource(String resource) {
            return new ResourceCheck(this, resource, "", "", "");
        }
    }

    /** A question about a resource, built up part by part. */
    public record ResourceCheck(GroupCheck group, String resource, String subresource, String namespace, String name) {
        ResourceCheck withSubresource(String value) {
            return new ResourceCheck(group, resource, value, namespace, name);
        }

        ResourceCheck withNamespace(String value) {
            return new ResourceCheck(group, resource, subresource, value, name);
        }

        ResourceCheck withName(String value) {
            return new ResourceCheck(group, resource, subresource, namespace, value);
        }

        Decision decide(String verb) {
            AuthorizerValue asker = group.asker();
            return asker.authorizer.authorize(new AuthorizationAttributes(
                    asker.user, verb, namespace, group.group(), "*", resource, subresource, name, true, ""));
        }
    }
}
