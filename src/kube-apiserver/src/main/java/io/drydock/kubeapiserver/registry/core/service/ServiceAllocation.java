package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives a service the addresses and ports it needs and has not. What is taken is what the stored services have, and
 * what other servers are about to store, so that nothing needs to be released, repaired or kept in step.
 *
 * @see "Go: pkg/registry/core/service/storage/alloc.go: Allocators"
 */
final class ServiceAllocation {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private static final int ATTEMPTS = 20;

    private final ServiceNetwork network;
    private final ServiceRanges ranges;
    private final Release release;
    private final RandomGenerator random;
    private final ReentrantLock giving = new ReentrantLock();
    /** Guarded by giving, as is what follows: what the change that is going on has reserved. */
    private ServiceRanges.Items given = ServiceRanges.Items.none();

    private boolean tentative;

    /** For whom addresses have been claimed. */
    private Optional<KubeObject> claimant = Optional.empty();

    private boolean unconditional;

    ServiceAllocation(ServiceNetwork network, ServiceRanges ranges, Release release, RandomGenerator random) {
        this.network = network;
        this.ranges = ranges;
        this.release = release;
        this.random = random;
    }

    /**
     * Does something in which a service may be given addresses and ports, one such thing at a time. If it fails, or was
     * only to be tried, what was given is free again.
     *
     * @param service of what came of it, as it is stored
     */
    <T> T during(boolean dryRun, AddressClaims claims, Supplier<T> change, Function<T, KubeObject> service) {
        giving.lock();
        try {
            given = ServiceRanges.Items.none();
            tentative = dryRun;
            unconditional = false;
            claimant = Optional.empty();
            Optional<T> result = Optional.empty();
            try {
                result = Optional.of(change.get());
                return result.get();
            } finally {
                ranges.settle(given, result.isPresent());
                // A change that was done again, since another was faster, may have been given more than it needed.
                List<String> kept =
                        result.map(service).map(ServiceShape::addresses).orElse(List.of());
                claimant.ifPresent(owner -> claims.release(
                        owner,
                        given.addresses().stream()
                                .filter(address -> !kept.contains(address))
                                .toList()));
            }
        } finally {
            giving.unlock();
        }
    }

    /**
     * Fills the service in.
     *
     * @param old the service as it is stored; absent when it is new
     * @throws io.drydock.apimachinery.status.StatusException when there is nothing left to give
     */
    void allocate(
            Store services,
            AddressClaims claims,
            RequestScope scope,
            KubeObject service,
            Optional<KubeObject> old,
            FieldErrors errors) {
        boolean clusterIp = needsAddresses(service);
        boolean nodePorts = ServicePortAllocation.isOnNodes(service);
        if (!clusterIp && !nodePorts) {
            return;
        }
        JsonNode asked = service.objectAt("spec").deepCopy();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ServiceRanges.View view = ranges.view();
            ServiceRanges.Items used = used(services, scope, service.uid());
            ServiceRanges.Items taken = view.reserved(used);
            if (clusterIp) {
                taken.addresses().addAll(claims.claimed());
            }
            if (giving.isHeldByCurrentThread()) {
                taken.removeAll(given);
            }
            taken.addAll(used);
            fill(service, old, taken, errors);
            if (!errors.isEmpty() || reserve(view, claims, service, old, used)) {
                return;
            }
            service.tree().set("spec", asked.deepCopy());
        }
        throw StatusErrors.internalError("failed to allocate: other servers were faster " + ATTEMPTS + " times");
    }

    /** Older releases give no addresses when a change is only tried, nor look at those that are asked for. */
    private boolean needsAddresses(KubeObject service) {
        boolean left = isOnlyTried() && !release.atLeast(Release.V1_36);
        return !left && ServiceShape.needsClusterIp(service) && !ServiceShape.isHeadless(service);
    }

    /** Notes, within such a change, whether it is for whatever version there is. */
    void noteUnconditional(boolean any) {
        if (giving.isHeldByCurrentThread()) {
            unconditional = any;
        }
    }

    boolean isUnconditional() {
        return giving.isHeldByCurrentThread() && unconditional;
    }

    private boolean isOnlyTried() {
        return giving.isHeldByCurrentThread() && tentative;
    }

    private void fill(KubeObject service, Optional<KubeObject> old, ServiceRanges.Items taken, FieldErrors errors) {
        if (needsAddresses(service)) {
            allocateAddresses(service, old, taken.addresses(), errors);
        }
        if (errors.isEmpty() && ServicePortAllocation.isOnNodes(service)) {
            NodePortAllocator ports = new NodePortAllocator(network, random, isOnlyTried());
            new ServicePortAllocation(service, taken.ports(), ports, errors).run(old);
        }
    }

    /** Whether nobody else can be given what this service was. */
    private boolean reserve(
            ServiceRanges.View view,
            AddressClaims claims,
            KubeObject service,
            Optional<KubeObject> old,
            ServiceRanges.Items used) {
        ServiceRanges.Items had = old.map(ServiceAllocation::items).orElseGet(ServiceRanges.Items::none);
        ServiceRanges.Items chosen = items(service);
        chosen.removeAll(had);
        // What is made outside of such a change is made at the start, with an address that nobody else is given.
        if (chosen.isEmpty() || !giving.isHeldByCurrentThread() || tentative) {
            return true;
        }
        used.addAll(had);
        if (!view.reserve(used, chosen)) {
            return false;
        }
        Set<String> unclaimed = new HashSet<>(chosen.addresses());
        unclaimed.removeAll(given.addresses());
        if (!claims.claim(service, unclaimed)) {
            ranges.settle(chosen, false);
            return false;
        }
        claimant = Optional.of(service);
        given.addAll(chosen);
        return true;
    }

    /** What all services have but the one that has this UID. */
    private static ServiceRanges.Items used(Store services, RequestScope scope, String self) {
        ServiceRanges.Items used = ServiceRanges.Items.none();
        RequestScope everywhere = new RequestScope(scope.request(), scope.user(), "");
        for (EncodedObject stored : services.list(everywhere, ListOptions.ALL).items()) {
            KubeObject service = stored.object();
            if (self.isEmpty() || !service.uid().equals(self)) {
                used.addAll(items(service));
            }
        }
        return used;
    }

    private static ServiceRanges.Items items(KubeObject service) {
        ServiceRanges.Items items = ServiceRanges.Items.none();
        items.addresses().addAll(ServiceShape.clusterIps(service));
        ServiceShape.ports(service)
                .forEach(port -> items.ports().add(port.path("nodePort").asInt(0)));
        items.ports().add(service.at("spec", "healthCheckNodePort").asInt(0));
        items.addresses().remove(ServiceShape.HEADLESS);
        items.ports().remove(0);
        return items;
    }

    private void allocateAddresses(
            KubeObject service, Optional<KubeObject> old, Set<String> taken, FieldErrors errors) {
        List<String> asked = ServiceShape.clusterIps(service);
        List<String> kept = old.map(ServiceShape::clusterIps).orElse(List.of());
        List<String> given = new ArrayList<>();
        List<String> families = families(service, asked);
        for (int i = 0; i < families.size(); i++) {
            String wanted = i < asked.size() ? asked.get(i) : "";
            if (!wanted.isEmpty() && kept.contains(wanted)) {
                given.add(wanted);
                continue;
            }
            Optional<Cidr> range = network.range(families.get(i));
            if (range.isEmpty()) {
                continue;
            }
            try {
                ClusterIpAllocator allocator = new ClusterIpAllocator(range.get(), release, random, isOnlyTried());
                if (!wanted.isEmpty()) {
                    allocator.requireFree(wanted, taken);
                }
                given.add(wanted.isEmpty() ? allocator.next(taken) : wanted);
            } catch (AllocationException refused) {
                if (wanted.isEmpty()) {
                    throw StatusErrors.internalError("failed to allocate a serviceIP: " + refused.getMessage());
                }
                errors.invalid(SPEC.child("clusterIPs"), asked, failure(wanted, refused));
                return;
            }
        }
        ObjectNode spec = service.objectAt("spec");
        ArrayNode addresses = spec.putArray("clusterIPs");
        given.forEach(addresses::add);
        spec.put("clusterIP", given.isEmpty() ? "" : given.getFirst());
    }

    private String failure(String wanted, AllocationException refused) {
        return release.atLeast(Release.V1_36)
                ? "failed to allocate IP " + wanted + ": " + refused.getMessage()
                : "failed to allocated ip:" + wanted + " with error:" + refused.getMessage();
    }

    private List<String> families(KubeObject service, List<String> asked) {
        if (!release.atLeast(Release.V1_36)) {
            return List.of(network.primaryFamily());
        }
        List<String> families = new ArrayList<>();
        service.at("spec", "ipFamilies").forEach(family -> families.add(family.asString("")));
        if (!families.isEmpty()) {
            return families;
        }
        for (String address : asked) {
            boolean ipv4 = IpAddress.parse(address).map(IpAddress::isIpv4).orElse(true);
            families.add(ipv4 ? "IPv4" : "IPv6");
        }
        return families.isEmpty() ? List.of(network.primaryFamily()) : families;
    }
}
