package io.drydock.apiserver.webhook;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Finds where a service of the cluster can be reached from here.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/webhook/serviceresolver.go: ServiceResolver"
 */
@FunctionalInterface
public interface ServiceResolver {

    /** @throws IOException when there is no such service, or it cannot be reached by an address; its message says why */
    InetSocketAddress resolve(String namespace, String name, int port) throws IOException;
}
