package io.drydock.apiserver.registry.rest;

import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.util.Set;

/** Serves {@code connect}: takes the exchange over and answers it by itself, as logs, exec and proxies do. */
public interface Connecter extends RestStorage {

    /** The HTTP methods it answers. */
    Set<String> methods();

    /**
     * @param name of the object
     * @param path what stands after the subresource in the request's path, without a slash before it; often empty
     */
    void connect(RequestScope scope, String name, String path, HttpExchange exchange) throws IOException;
}
