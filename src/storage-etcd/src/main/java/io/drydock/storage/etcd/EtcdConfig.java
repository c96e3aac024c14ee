package io.drydock.storage.etcd;

import io.drydock.apiserver.certificates.CertificateAndKey;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which etcd cluster to use, and how.
 *
 * @param servers of one cluster, as {@code http://host:port} or {@code https://host:port}; at least one
 * @param client what to show to the servers; absent to show nothing
 * @param authorities that sign the servers' certificates; empty for those that Java trusts
 * @param prefix under which it may read
 * @param patience how long a call tries to be answered before it fails
 * @param healthPatience how long {@link EtcdStorage#ping} does
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/storagebackend/config.go: TransportConfig"
 */
public record EtcdConfig(
        List<URI> servers,
        Optional<CertificateAndKey> client,
        List<X509Certificate> authorities,
        String prefix,
        Duration patience,
        Duration healthPatience) {
    private static final int DEFAULT_PORT = 2379;

    public EtcdConfig {
        servers = servers.stream().map(EtcdConfig::checked).toList();
        authorities = List.copyOf(authorities);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no etcd server is named");
        }
    }

    /** Without TLS, and with the times that kube-apiserver takes. */
    public static EtcdConfig of(List<URI> servers) {
        return new EtcdConfig(
                servers, Optional.empty(), List.of(), "/registry", Duration.ofMinutes(1), Duration.ofSeconds(2));
    }

    /** The same for another cluster. */
    public EtcdConfig with(List<URI> otherServers) {
        return new EtcdConfig(otherServers, client, authorities, prefix, patience, healthPatience);
    }

    /**
     * Reads a server's address as it is given to {@code --etcd-servers}.
     *
     * @throws IllegalArgumentException saying what would be right
     */
    public static URI server(String text) {
        return checked(URI.create(text.contains("://") ? text : "http://" + text));
    }

    private static URI checked(URI server) {
        boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        if (!web || server.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"" + server + "\" is no etcd server: http://host:port or https://host:port would be one");
        }
        return server;
    }

    static int port(URI server) {
        return server.getPort() < 0 ? DEFAULT_PORT : server.getPort();
    }
}
