package io.drydock.apiserver.informer;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.request.RequestInfo;
import java.util.List;

/** The scope of what the server asks of itself. */
public final class InternalScope {
    private static final UserInfo SERVER = UserInfo.of("system:apiserver", UserInfo.PRIVILEGED_GROUP);

    private InternalScope() {}

    /** Across all namespaces, or for a cluster-scoped resource. */
    public static RequestScope of(String resource) {
        return of(resource, "");
    }

    public static RequestScope of(String resource, String namespace) {
        return of(resource, namespace, "");
    }

    /** Of the status of what is not in a namespace. */
    public static RequestScope ofStatus(String resource) {
        return of(resource, "", "status");
    }

    /** Of the status of what is in a namespace. */
    public static RequestScope ofStatus(String resource, String namespace) {
        return of(resource, namespace, "status");
    }

    private static RequestScope of(String resource, String namespace, String subresource) {
        RequestInfo request =
                new RequestInfo(true, "", "", "", "", "", namespace, resource, subresource, "", List.of(resource));
        return new RequestScope(request, SERVER, namespace);
    }
}
