package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.Query;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Serves {@code connect}: takes the exchange over and answers it by itself, as logs, exec and proxies do. */
public interface Connecter extends RestStorage {

    /** The HTTP methods it answers. */
    Set<String> methods();

    /**
     * What the request asks for, as an object of {@link #kind()}, which admission is asked about. Absent where nothing
     * is done but reading, as logs are read.
     *
     * @param path as in {@link #connect}
     * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go: Connecter.NewConnectOptions"
     */
    default Optional<KubeObject> connectOptions(Query query, String path) {
        return Optional.empty();
    }

    /**
     * Whether who accepts no form of an object is refused, although none is answered with: so it is where Go reads a
     * subresource as if it were one.
     */
    default boolean negotiates() {
        return false;
    }

    /**
     * @param name of the object
     * @param path what stands after the subresource in the request's path, without a slash before it; often empty
     */
    void connect(RequestScope scope, String name, String path, HttpExchange exchange) throws IOException;
}
