package io.drydock.kubeapiserver;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.controller.Repetition;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.server.GenericApiServer;
import io.drydock.kubeapiserver.identity.IdentityLease;
import io.drydock.kubeapiserver.identity.IdentityLeaseCollector;
import io.drydock.kubeapiserver.identity.ServerIdentity;
import io.drydock.kubeapiserver.registry.core.service.AddressClaims;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import io.drydock.kubeapiserver.registry.networking.DefaultServiceCidr;
import io.drydock.kubeapiserver.serviceaccount.LegacyTokenTracking;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hooks that came after release 1.20: who serves this cluster, which addresses its services have, and since when old
 * tokens are watched.
 *
 * @see "Go (1.36): pkg/controlplane/apiserver/server.go: completedConfig.New"
 */
final class NewerHooks {
    private static final Duration REPAIR_AGAIN = Duration.ofMinutes(3);
    private static final Duration CACHES_WAIT = Duration.ofMinutes(1);

    private final KubeApiServerConfig config;
    private final ResourceDirectory directory;
    private final Clock clock;
    private final int port;

    /** @param port on which the server listens */
    NewerHooks(KubeApiServerConfig config, int port) {
        this.config = config;
        this.directory = config.builtIn().directory();
        this.clock = config.clock();
        this.port = port;
    }

    /**
     * In the order in which the health checks name them.
     *
     * @param defaults adds the hooks of the groups, which come in between
     * @param service adds the hook of the server's own service
     */
    void addTo(GenericApiServer server, Runnable defaults, Runnable service) {
        directory.store(IdentityLease.LEASES).ifPresent(leases -> addIdentity(server, leases));
        // A store that is slow to read is no reason not to serve, so this waits no longer than a while.
        server.addPostStartHook("storage-readiness", context -> config.cachers().awaitReady(CACHES_WAIT));
        addTokenTracking(server);
        addAddressRepair(server);
        defaults.run();
        service.run();
        directory.store(DefaultServiceCidr.RESOURCE).ifPresent(store -> addServiceCidr(server, store));
    }

    private void addIdentity(GenericApiServer server, Store leases) {
        IpAddress own = config.options().advertiseAddress();
        String peer = (own.isIpv4() ? own.toString() : "[" + own + "]") + ":" + port;
        IdentityLease lease = new IdentityLease(
                leases, new ServerIdentity(HostAddresses.hostName().orElse("localhost"), Optional.of(peer)), clock);
        IdentityLeaseCollector collector = new IdentityLeaseCollector(leases, clock);
        BootstrapHooks.add(server, "start-kube-apiserver-identity-lease-controller", context -> {
            lease.start();
            context.stop().whenSignaled(lease::close);
        });
        server.addPreShutdownHook("stop-kube-apiserver-identity-lease-controller", lease::end);
        BootstrapHooks.add(server, "start-kube-apiserver-identity-lease-garbage-collector", context -> {
            collector.start();
            context.stop().whenSignaled(collector::close);
        });
    }

    private void addTokenTracking(GenericApiServer server) {
        LegacyTokenTracking tracking =
                new LegacyTokenTracking(directory.require(new GroupResource("", "configmaps")), clock);
        BootstrapHooks.add(server, "start-legacy-token-tracking-controller", context -> {
            tracking.start();
            context.stop().whenSignaled(tracking::close);
        });
    }

    private void addAddressRepair(GenericApiServer server) {
        // Holds services against the addresses that are claimed for them.
        AddressClaims claims = new AddressClaims(config.release(), directory);
        Repetition repair = new Repetition("service-ip-repair", REPAIR_AGAIN, claims::repair);
        BootstrapHooks.add(server, "start-service-ip-repair-controllers", context -> {
            repair.start();
            context.stop().whenSignaled(repair::close);
        });
    }

    private void addServiceCidr(GenericApiServer server, Store store) {
        ServiceIpRanges ranges = config.options().services();
        List<String> blocks = Stream.concat(Stream.of(ranges.primary()), ranges.secondary().stream())
                .map(Object::toString)
                .toList();
        DefaultServiceCidr range = new DefaultServiceCidr(store, blocks, clock);
        BootstrapHooks.add(server, "start-kubernetes-service-cidr-controller", context -> {
            range.start();
            context.stop().whenSignaled(range::close);
        });
    }
}
