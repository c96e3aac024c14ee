package io.drydock.apiserver.request;

import io.drydock.apiserver.http.Attribute;
import java.util.List;

/**
 * What a request asks for, as its path and query say it.
 *
 * @param isResourceRequest whether it is for an API object rather than for a plain path
 * @param path the whole path
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, … for resources; the HTTP method in lower case
 *     otherwise
 * @param apiPrefix {@code api} or {@code apis}
 * @param resource the plural name, such as {@code pods}
 * @param subresource such as {@code status}; empty when there is none
 * @param name the object's name; empty for collections
 * @param parts the path's segments from the resource on
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go: RequestInfo"
 */
public record RequestInfo(
        boolean isResourceRequest,
        String path,
        String verb,
        String apiPrefix,
        String apiGroup,
        String apiVersion,
        String namespace,
        String resource,
        String subresource,
        String name,
        List<String> parts) {

    public static final Attribute<RequestInfo> ATTRIBUTE = Attribute.named("request info");

    public RequestInfo {
        parts = List.copyOf(parts);
    }
}
