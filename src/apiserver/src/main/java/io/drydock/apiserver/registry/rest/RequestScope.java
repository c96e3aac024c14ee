package io.drydock.apiserver.registry.rest;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.request.RequestInfo;

/**
 * Who asks for what: what a resource's storage needs to know of the request it serves.
 *
 * @param namespace empty for cluster-scoped resources and for lists across all namespaces
 */
public record RequestScope(RequestInfo request, UserInfo user, String namespace) {}
