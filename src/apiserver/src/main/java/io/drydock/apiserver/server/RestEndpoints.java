package io.drydock.apiserver.server;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.request.RequestInfo;
import java.util.List;
import java.util.Optional;

/**
 * What serves a part of the REST paths, such as an API group: its objects and its discovery documents.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/handler.go: APIServerHandler.GoRestfulContainer"
 */
public interface RestEndpoints {

    /** Who answers the request; empty when its path is none of these endpoints'. */
    Optional<Handler> find(RequestInfo request);

    /** The roots of its paths, such as {@code /apis/apps} and {@code /apis/apps/v1}, for the index. */
    List<String> listedPaths();
}
