package io.drydock.apiserver.authorization;

import io.drydock.apiserver.authentication.UserInfo;

/**
 * What an authorizer is asked: may this user do this.
 *
 * @param path of a request that is not for a resource; empty otherwise
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizer/interfaces.go: Attributes"
 */
public record AuthorizationAttributes(
        UserInfo user,
        String verb,
        String namespace,
        String apiGroup,
        String apiVersion,
        String resource,
        String subresource,
        String name,
        boolean isResourceRequest,
        String path) {

    public boolean isReadOnly() {
        return verb.equals("get") || verb.equals("list") || verb.equals("watch");
    }
}
