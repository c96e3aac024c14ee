package io.drydock.chapters.complete;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.chapters.command.ServerRunOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options in which nothing is open any more. Whoever runs a server asks for this type, and {@link Completion} is the
 * only one who can make it: the interface is sealed, and what implements it is not public.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: completedServerRunOptions"
 */
// tag::completed[]
public sealed interface CompletedServerRunOptions permits Completed {
    /** The options as they were given, for all that needs no completion. */
    ServerRunOptions options();

    /** What is listened on. */
    IpAddress bindAddress();

    /** What is published, for others to use. Nobody listens on it because it is published. */
    IpAddress advertiseAddress();

    /** The host in URLs that lead back here. */
    String externalHost();

    /** The addresses that services get. */
    Cidr services();

    Optional<Cidr> secondaryServices();

    /** The names a certificate has to be made for; empty when the user brings one. */
    List<String> certificateNames();

    /** How many changes of each resource are remembered. */
    Map<String, Integer> watchCacheSizes();

    /** APIs that are turned on or off, each in the one spelling it has. */
    Map<String, Boolean> runtimeConfig();

    /** The first address for services is the API server's own: the service "kubernetes" in the namespace "default". */
    default IpAddress apiServerServiceAddress() {
        return services().addressAt(1).orElseThrow();
    }
}
// end::completed[]
